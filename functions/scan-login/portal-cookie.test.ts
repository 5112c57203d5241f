import { expect, it } from 'vitest'
import type { ScanTicket } from '../../shared/vocabulary/scan-login.ts'
import { newId } from '../domain/new-id.ts'
import {
  newSecret,
  portalKey,
  readPortalCookie,
  sessionSecretOf,
  writePortalCookie,
} from './portal-cookie.ts'

const key = portalKey(newId() as ScanTicket, newSecret())

it('reads what it wrote, and keeps 256 random bits in it', () => {
  expect(readPortalCookie(writePortalCookie(key))).toEqual(key)
  expect(Buffer.from(key.secret, 'base64url')).toHaveLength(32)
})

it.each([undefined, '', '.', key.ticket, `${key.ticket}.`, `${key.ticket}.${key.secret}x`, `.${key.secret}`])(
  'finds no login in a cookie like %s',
  (text) => {
    expect(readPortalCookie(text)).toBeUndefined()
  },
)

it('makes one session of one login, and another of every other half', () => {
  const seed = newSecret()
  const secret = sessionSecretOf(seed, key)

  expect(sessionSecretOf(seed, key)).toBe(secret)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(sessionSecretOf(newSecret(), key)).not.toBe(secret)
  expect(sessionSecretOf(seed, portalKey(key.ticket, newSecret()))).not.toBe(secret)
})

import { expect, it } from 'vitest'
import { parseIdentityDocument } from '../../shared/vocabulary/identity-document.ts'
import { madeUpNumber } from './made-up-number.ts'

it('is a number that could be registered, of nobody who lives', () => {
  const made = Array.from({ length: 2000 }, () => madeUpNumber())
  for (const random of [0, 0.999_999]) made.push(madeUpNumber(() => random))
  for (const number of made) {
    const parsed = parseIdentityDocument('resident-id', number, { today: '2026-11-24' })
    expect(parsed).toMatchObject({ ok: true, value: { number } })
    expect(parsed.ok && parsed.value.birthDate).toMatch(/^190\d-/)
  }
  expect(new Set(made).size).toBeGreaterThan(1900)
})

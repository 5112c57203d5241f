import { hash } from '@node-rs/argon2'
import { expect, it } from 'vitest'
import { argon2Passwords } from './argon2-passwords.ts'

const passwords = argon2Passwords()

it('knows the right password and no other', async () => {
  const stored = await passwords.hash('山高水长-long')
  expect(await passwords.verify(stored, '山高水长-long')).toBe(true)
  expect(await passwords.verify(stored, '山高水长-lonG')).toBe(false)
})

it('hashes with Argon2id, 19 MiB, two passes, one lane', async () => {
  expect(await passwords.hash('a')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

it('takes a password typed in another normal form for the same', async () => {
  expect(await passwords.verify(await passwords.hash('caf\u00e9 ﬁne'), 'cafe\u0301 fine')).toBe(true)
})

it('lets nobody in where there is no account, after as much work as for one', async () => {
  const stored = await passwords.hash('something')
  const [known, nobody] = [await fastest(stored), await fastest(undefined)]
  expect(await passwords.verify(undefined, 'something')).toBe(false)
  expect(nobody / known).toBeGreaterThan(0.6)
  expect(nobody / known).toBeLessThan(1.6)
})

it.each([
  ['less memory', { memoryCost: 16 * 1024 }],
  ['fewer passes', { timeCost: 1 }],
])('wants a hash made with %s renewed', async (_what, smaller) => {
  const current = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }
  expect(passwords.isOutgrown(await hash('a', current))).toBe(false)
  expect(passwords.isOutgrown(await hash('a', { ...current, ...smaller }))).toBe(true)
})

it('wants a hash of another kind renewed', () => {
  expect(passwords.isOutgrown('$2b$12$abcdefghijklmnopqrstuv')).toBe(true)
})

/** The fastest of several runs: noise only ever adds. */
async function fastest(stored: string | undefined) {
  const runs = []
  for (let run = 0; run < 8; run++) {
    const start = performance.now()
    await passwords.verify(stored, 'wrong')
    runs.push(performance.now() - start)
  }
  return Math.min(...runs)
}

import { faceFailuresOf } from '../domain/face-traces.ts'
import { expect, it } from 'vitest'
import { MINUTE, aResidentId, later, noon } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import { anAccount } from '../adapters/dynamodb/account.fixture.ts'
import type { Account, IdentityDocument } from '../domain/account.ts'
import { withinFaceFailures } from '../domain/face-failures.ts'
import { faceStanding } from './face-standing.ts'
import { accountSubject } from './face-subject.ts'

const standing = (account: Account, now: Date) => faceStanding(stores)(accountSubject(account), now)
const aPerson = (document: IdentityDocument = { kind: 'resident-id', number: aResidentId() }) =>
  anAccount({ document })

it('is open to whoever has not failed', async () => {
  expect(await standing(aPerson(), noon)).toEqual({ state: 'open' })
})

it('is over once certified', async () => {
  expect(await standing({ ...aPerson(), level: 'L3' }, noon)).toEqual({ state: 'certified' })
})

it.each([
  ['resident-id', 'open'],
  ['hk-macau-permit', 'open'],
  ['hk-macau-residence', 'open'],
  ['taiwan-permit', 'document-has-none'],
  ['taiwan-residence', 'document-has-none'],
  ['passport', 'document-has-none'],
  ['foreign-permanent-resident', 'document-has-none'],
] as const)(
  'goes by the kind of document, a person’s or a unit’s representative’s: %s',
  async (kind, state) => {
    const document = { kind, number: 'H12345678' }
    const unit = { representative: { name: '司马长风', document } }

    expect(await standing(aPerson(document), noon)).toEqual({ state })
    expect(await standing({ ...aPerson({ kind: 'uscc', number: '1' }), kind: 'unit', unit }, noon)).toEqual({
      state,
    })
  },
)

it('pauses after five failures, and looking adds none', async () => {
  const account = aPerson()
  for (let ms = 0; ms < 5; ms += 1) {
    expect(await standing(account, noon)).toEqual({ state: 'open' })
    await stores.attempts.record(faceFailuresOf(account), later(noon, ms), withinFaceFailures)
  }

  expect(await standing(account, later(noon, MINUTE))).toMatchObject({ state: 'paused' })
  await stores.attempts.clear(faceFailuresOf(account))
  expect(await standing(account, later(noon, MINUTE))).toEqual({ state: 'open' })
})

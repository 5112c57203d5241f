import { expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { dynamodbHolderProofStore, proofUse } from '../adapters/dynamodb/dynamodb-holder-proof-store.ts'
import { dynamodbOneTimeCodeStore } from '../adapters/dynamodb/dynamodb-one-time-code-store.ts'
import { clientWithFaults } from '../adapters/dynamodb/injected-faults.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import { aVisitor, goodPassword, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { type HolderProof, usableProof } from '../domain/holder-proof.ts'
import { aSignIn, renew } from './account-centre.fixture.ts'
import { proveHolder } from './prove-holder.ts'

const prove = proveHolder(stores)

async function signedIn(account: Account) {
  const visitor = aVisitor()
  const { session } = await aSignIn(account, visitor)
  return { ...visitor, session, account }
}
type Prover = Awaited<ReturnType<typeof signedIn>>

const asked = { purpose: 'change-phone', password: goodPassword, code: '246810' } as const
const codeTo = ({ account }: Prover, differs = {}, visitor = aVisitor()) =>
  smsCodeFor(account.phone, 'change-phone', { ...visitor, ...differs })

async function proven(prover: Prover): Promise<HolderProof> {
  await codeTo(prover, prover)
  const given = await prove(asked, prover)
  const proof = given.ok ? await stores.proofs.find(given.value.proofId) : undefined
  if (!proof) throw new Error('no proof')
  return proof
}

it('takes password and the code to the bound phone for a proof of a quarter of an hour', async () => {
  const prover = await signedIn(await aHolder())
  await codeTo(prover, prover)
  expect(await prove(asked, prover)).toMatchObject({ ok: true, value: { expiresInSeconds: 900 } })
})

it('uses no code up for a wrong password', async () => {
  const prover = await signedIn(await aHolder())
  await codeTo(prover, prover)
  expect(await prove({ ...asked, password: 'another-one-8' }, prover)).toEqual({
    ok: false,
    refusal: 'password-wrong',
  })
  expect(await prove(asked, prover)).toMatchObject({ ok: true })
})

it('slows down whoever tries passwords in a browser that somebody left signed in', async () => {
  const prover = await signedIn(await aHolder())
  for (let tries = 0; tries < 5; tries += 1) await prove({ ...asked, password: 'guess-guess-1' }, prover)
  await codeTo(prover, prover)
  expect(await prove(asked, prover)).toEqual({
    ok: false,
    refusal: 'too-many-tries',
    hint: { retryAfterSeconds: 60 },
  })
})

it('says how many tries are left when the code is wrong', async () => {
  const prover = await signedIn(await aHolder())
  await codeTo(prover, prover)
  expect(await prove({ ...asked, code: '111111' }, prover)).toEqual({
    ok: false,
    refusal: 'code-wrong',
    hint: { triesLeft: 4 },
  })
})

it.each(['verify-phone', 'edit-information', 'leave'] as const)(
  'does not take a code that was sent for something else: %s',
  async (purpose) => {
    const prover = await signedIn(await aHolder())
    await smsCodeFor(prover.account.phone, purpose, prover)
    expect(await prove(asked, prover)).toEqual({ ok: false, refusal: 'code-expired' })
  },
)

it('does not take a code that another browser asked for', async () => {
  const prover = await signedIn(await aHolder())
  await codeTo(prover)
  expect(await prove(asked, prover)).toEqual({ ok: false, refusal: 'code-expired' })
})

it('gives the same proof to who presses again after a lost answer, until it is used', async () => {
  const prover = await signedIn(await aHolder())
  const proof = await proven(prover)
  const again = () => prove(asked, { ...prover, now: later(noon, MINUTE) })
  expect(await again()).toEqual({ ok: true, value: { proofId: proof.id, expiresInSeconds: 840 } })
  const [db, tableName] = stores.table
  expect(await writeTogether(db, [proofUse(tableName, proof)])).toBe(true)
  expect(await again()).toEqual({ ok: false, refusal: 'code-expired' })
  expect(await writeTogether(db, [proofUse(tableName, proof)])).toBe(false)
})

it('counts for that sign-in, also under its next identifier, and for no other', async () => {
  const account = await aHolder()
  const prover = await signedIn(account)
  const proof = await proven(prover)
  const unknown = { ok: false, refusal: 'proof-unknown' }
  expect(usableProof(proof, 'change-phone', await signedIn(account))).toEqual(unknown)
  expect(usableProof(proof, 'change-phone', await signedIn(await aHolder()))).toEqual(unknown)
  const { opened } = await renew(prover.session)
  expect(usableProof(proof, 'change-phone', { session: opened, now: noon })).toMatchObject({ ok: true })
  const afterwards = { session: { ...opened, epoch: opened.epoch + 1 }, now: noon }
  expect(usableProof(proof, 'change-phone', afterwards)).toEqual(unknown)
})

it('counts for what it was asked for, and from the last second on no more', async () => {
  const prover = await signedIn(await aHolder())
  const proof = await proven(prover)
  expect(usableProof(proof, 'leave', prover)).toEqual({ ok: false, refusal: 'proof-unknown' })
  const at = (now: Date) => usableProof(proof, 'change-phone', { ...prover, now })
  expect(at(later(proof.expiresAt, -1))).toMatchObject({ ok: true })
  expect(at(proof.expiresAt)).toEqual({ ok: false, refusal: 'proof-expired' })
})

it.each(['throttled', 'timed-out-after'] as const)(
  'proves all the same when the database meets «%s»',
  async (fault) => {
    const prover = await signedIn(await aHolder())
    await codeTo(prover, prover)
    const { db } = clientWithFaults((_command, nth) => (nth === 2 ? fault : undefined))
    const [, tableName] = testTableOf('account-centre')
    const over = proveHolder({
      ...stores,
      codes: dynamodbOneTimeCodeStore(db, tableName, stores),
      proofs: dynamodbHolderProofStore(db, tableName),
    })
    expect(await over(asked, prover)).toMatchObject({ ok: true })
    expect(await prove(asked, prover)).toMatchObject({ ok: true })
  },
)

import { expect, it } from 'vitest'
import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import { drawnPeople } from '../../shared/test-people/drawn-people.ts'
import { toRecoveryItem } from '../adapters/dynamodb/recovery-item.ts'
import { store } from '../adapters/dynamodb/test-items.fixture.ts'
import { aPhone, aResidentId, aVisitor, DAY, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { withinFaceFailures } from '../domain/face-failures.ts'
import { newId } from '../domain/new-id.ts'
import type { Visitor } from '../domain/open-session.ts'
import { type Recovery, recoveryFailuresOf } from '../domain/recovery.ts'
import { agreeToFaceRecognition } from './agree-to-face-recognition.ts'
import {
  aCandidate,
  aCheck,
  asked,
  checks,
  consents as faceConsents,
  failuresOf,
  faceConsent,
  framesOf,
  handOvers,
  judging,
} from './face-check.fixture.ts'
import { countFailure } from './count-failure.ts'
import { failureCountsOf } from './face-standing.ts'
import { recoverySubject } from './face-subject.ts'
import { judgeFaceCheck } from './judge-face-check.ts'
import { readFaceRoute } from './read-face-route.ts'
import { startFaceCheck } from './start-face-check.ts'

const { first, second } = drawnPeople
const rightFrames = await framesOf(first)
const SLOW = 60_000
const ports = { ...stores, checks, handOvers, faceConsents }
const [read, start, agree] = [readFaceRoute(ports), startFaceCheck(ports), agreeToFaceRecognition(ports)]
const version = FACE_AGREEMENT_VERSION
const notConfirmed = async () => ({ answer: 'not-confirmed' as const })

const aPerson = () => ({ name: '李明华', document: { kind: 'resident-id' as const, number: aResidentId() } })

/** Begun in this browser two minutes ago. */
async function aRecoveryBefore(visitor: Visitor, differs: Partial<Recovery> = {}): Promise<Recovery> {
  const recovery: Recovery = {
    id: newId(),
    browserTag: visitor.browser.tag,
    where: visitor.browser.where,
    claim: { kind: 'personal', person: aPerson() },
    phone: `+86${aPhone()}`,
    startedAt: later(noon, -2 * MINUTE),
    expiresAt: later(noon, 28 * MINUTE),
    state: 'open',
    ...differs,
  }
  await store(await toRecoveryItem(recovery, stores.personalData))
  return recovery
}

/** And agreed to a minute later. */
async function aRecovery(visitor: Visitor, differs: Partial<Recovery> = {}) {
  const recovery = await aRecoveryBefore(visitor, differs)
  await stores.recoveries.agree(recovery.id, faceConsent)
  return recovery
}

/** Drawn at noon: these actions and no others. */
async function aRecoveryCheck({ id }: Recovery, { browser }: Visitor) {
  const check = await checks.add({
    id: newId(),
    purpose: 'recover',
    recoveryId: id,
    browserTag: browser.tag,
    actions: asked,
    drawnAt: noon,
    expiresAt: later(noon, 3 * MINUTE),
    state: 'open',
  })
  return check.id
}

const claimOf = ({ name, document }: Account): Recovery['claim'] => ({
  kind: 'personal',
  person: { name, document },
})
const stateOf = async ({ id }: Recovery) => (await stores.recoveries.find(id))?.state

it(
  'passes for whoever the authority has on the portrait, and changes nothing of any account',
  async () => {
    const account = await aHolder()
    const visitor = aVisitor({ now: later(noon, 30_000) })
    const recovery = await aRecovery(visitor, { claim: claimOf(account) })
    const checkId = await aRecoveryCheck(recovery, visitor)
    const { ofBoth, ofPerson, byPhone } = await recoveryFailuresOf(stores.personalData, recovery)
    for (const key of [ofBoth, ofPerson, byPhone]) await stores.attempts.record(key, noon, withinFaceFailures)
    const request = { recovery: recovery.id, checkId, frames: rightFrames }
    const judge = judging()

    const told = await judgeFaceCheck(judge)(request, visitor)

    expect(told).toEqual({ ok: true, value: { answer: { verdict: 'certified', holder: null } } })
    expect(judge.questions).toEqual([recovery.claim.person])
    expect(await stores.recoveries.find(recovery.id)).toMatchObject({
      state: 'face-passed',
      evidence: { amr: ['sms', 'face'], actions: asked, judge: 'models-1 lines-1' },
    })
    expect(await stores.accounts.find(account.id)).toEqual(account)
    expect(await historyOf(account.id)).toHaveLength(1)
    expect(await stores.attempts.look(ofBoth)).toEqual([])
    for (const key of [ofPerson, byPhone]) expect(await stores.attempts.look(key)).toHaveLength(1)
    expect(await judgeFaceCheck(judging())(request, visitor)).toEqual(told)
  },
  SLOW,
)

it('refuses somebody else’s face, and counts it under the person who was typed, not under their account', async () => {
  const account = await aHolder()
  const visitor = aVisitor({ now: later(noon, 30_000) })
  const recovery = await aRecovery(visitor, { claim: claimOf(account) })
  const checkId = await aRecoveryCheck(recovery, visitor)

  const told = await judgeFaceCheck(judging(second))(
    { recovery: recovery.id, checkId, frames: rightFrames },
    visitor,
  )

  expect(told).toMatchObject({
    value: { answer: { verdict: 'refused', reason: 'another-person', failures: 1 } },
  })
  expect(await stateOf(recovery)).toBe('open')
  expect(await failuresOf(account)).toEqual([])
  expect(await historyOf(account.id)).toHaveLength(1)
})

it('answers a wrong name, a wrong number and a number without an account in the same words', async () => {
  const account = await aHolder()
  const { name, document } = account
  const answers = []
  for (const person of [{ name: '王建国', document }, { ...aPerson(), name }, aPerson()]) {
    const visitor = aVisitor({ now: later(noon, 30_000) })
    const recovery = await aRecovery(visitor, { claim: { kind: 'personal', person } })
    const checkId = await aRecoveryCheck(recovery, visitor)
    const request = { recovery: recovery.id, checkId, frames: rightFrames }
    answers.push(await judgeFaceCheck(judging(first, notConfirmed))(request, visitor))
  }
  expect(answers[0]).toEqual({
    ok: true,
    value: {
      answer: {
        verdict: 'refused',
        reason: 'identity-not-confirmed',
        failures: 1,
        standing: { state: 'open' },
      },
    },
  })
  expect(answers).toEqual([answers[0], answers[0], answers[0]])
})

it('pauses for the person, and for the phone, after five failures in whichever recovery', async () => {
  const visitor = aVisitor()
  const failed = await aRecovery(visitor)
  const { ofPerson, byPhone } = await recoveryFailuresOf(stores.personalData, failed)
  const next = {
    ofPerson: await aRecovery(visitor, { claim: failed.claim }),
    byPhone: await aRecovery(visitor, { phone: failed.phone }),
  }
  const startOf = ({ id }: Recovery) => start({ recovery: id, purpose: 'recover', excluded: [] }, visitor)
  for (let turn = 0; turn < 5; turn++) await stores.attempts.record(ofPerson, noon, withinFaceFailures)
  expect(await startOf(next.ofPerson)).toMatchObject({ ok: false, refusal: 'face-route-paused' })
  expect(await startOf(next.byPhone)).toMatchObject({ ok: true })
  for (let turn = 0; turn < 5; turn++) await stores.attempts.record(byPhone, noon, withinFaceFailures)
  expect(await startOf(next.byPhone)).toMatchObject({ ok: false, refusal: 'face-route-paused' })
})

it('is closed for good to the phone that fails day after day, and never to the person whom it names', async () => {
  const stranger = aVisitor()
  const named = await aRecovery(stranger)
  const counts = await failureCountsOf(stores, recoverySubject(named))
  for (let failure = 0; failure < 50; failure += 1) {
    const at = later(noon, Math.floor(failure / 10) * DAY - 6 * DAY + (failure % 10) * 40 * MINUTE)
    expect(await countFailure(stores.attempts, counts, at)).toMatchObject({ allowed: true })
  }
  const startOf = ({ id }: Recovery, visitor: Visitor) =>
    start({ recovery: id, purpose: 'recover', excluded: [] }, visitor)
  const refused = { ok: false, refusal: 'face-route-closed-until-reviewed' }
  expect(await startOf(named, stranger)).toEqual(refused)
  const holder = aVisitor()
  expect(await startOf(await aRecovery(holder, { claim: named.claim }), holder)).toMatchObject({ ok: true })
  expect(await startOf(await aRecovery(stranger, { phone: named.phone }), stranger)).toMatchObject({
    ok: true,
  })
})

it('shows what was typed, masked, and no level: whether there is an account is not told', async () => {
  const account = await aHolder({ level: 'L3' })
  for (const claim of [claimOf(account), { kind: 'personal' as const, person: aPerson() }]) {
    const visitor = aVisitor()
    const { id } = await aRecovery(visitor, { claim })
    const { number } = claim.person.document
    expect(await read({ recovery: id }, visitor)).toEqual({
      ok: true,
      value: {
        accountKind: 'personal',
        accountName: '李**',
        level: null,
        person: {
          maskedName: '李**',
          documentKind: 'resident-id',
          maskedNumber: `${number.slice(0, 6)}********${number.slice(-4)}`,
        },
        standing: { state: 'open' },
        consentedAt: faceConsent.at.toISOString(),
        isUnder14: false,
      },
    })
  }
})

it('has an agreement of its own, which no account’s replaces', async () => {
  const account = await aHolder({ consents: [faceConsent] })
  const visitor = aVisitor()
  const { id } = await aRecoveryBefore(visitor, { claim: claimOf(account) })
  const startIt = () => start({ recovery: id, purpose: 'recover', excluded: [] }, visitor)
  expect(await startIt()).toEqual({ ok: false, refusal: 'consent-needed' })
  const agreed = await agree({ recovery: id, version, givenBy: { who: 'person-of-14-or-over' } }, visitor)
  expect(agreed).toEqual({ ok: true, value: { consentedAt: noon.toISOString() } })
  expect(await startIt()).toMatchObject({ ok: true })
  const consent = { agreement: FACE_AGREEMENT, version, at: noon }
  expect((await stores.recoveries.find(id))?.consent).toEqual(consent)
  expect(await stores.accounts.find(account.id)).toEqual(account)
})

it('is for one purpose: a recovery’s check raises no level, and a holder’s recovers nothing', async () => {
  const { visitor } = await aCandidate()
  const { id } = await aRecovery(visitor)
  const refused = { ok: false, refusal: 'recovery-unknown' }
  expect(await start({ recovery: id, purpose: 'certify', excluded: [] }, visitor)).toEqual(refused)
  expect(await start({ purpose: 'recover', excluded: [] }, visitor)).toEqual(refused)
})

it('takes for a recovery no check of another one, nor of whoever is signed in there', async () => {
  const { account, visitor } = await aCandidate()
  const recovery = await aRecovery(visitor)
  const elsewhere = await aRecoveryCheck(await aRecovery(visitor), visitor)
  const holders = await aCheck(account, visitor)
  for (const checkId of [elsewhere, holders.id])
    expect(
      await judgeFaceCheck(judging())({ recovery: recovery.id, checkId, frames: rightFrames }, visitor),
    ).toEqual({ ok: false, refusal: 'check-unknown' })
  const own = await aRecoveryCheck(recovery, visitor)
  expect(await judgeFaceCheck(judging())({ checkId: own, frames: rightFrames }, visitor)).toEqual({
    ok: false,
    refusal: 'check-unknown',
  })
  expect(await stateOf(recovery)).toBe('open')
})

it.each([
  ['of another browser', 'recovery-unknown', {}, () => aVisitor()],
  ['whose time is over', 'recovery-expired', { expiresAt: noon }, (here: Visitor) => here],
  ['that wants no face any more', 'recovery-over', { state: 'claimed' }, (here: Visitor) => here],
] as const)('knows no recovery %s', async (_what, refusal, differs, then) => {
  const visitor = aVisitor()
  const { id } = await aRecovery(visitor, differs)
  const there = then(visitor)
  const refused = { ok: false, refusal }
  expect(await read({ recovery: id }, there)).toEqual(refused)
  expect(await start({ recovery: id, purpose: 'recover', excluded: [] }, there)).toEqual(refused)
})

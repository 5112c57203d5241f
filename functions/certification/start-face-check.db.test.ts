import { expect, it } from 'vitest'
import type * as contracts from '../../shared/contracts/certification.ts'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import { type BodyPart, partOf } from '../../shared/vocabulary/face-action.ts'
import { aVisitor, DAY, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import { withinFaceFailures } from '../domain/face-failures.ts'
import { faceFailuresOf } from '../domain/face-traces.ts'
import type { Visitor } from '../domain/open-session.ts'
import { aCandidate, aCheck, aSecret, checks, handedOver, handOvers, signIn } from './face-check.fixture.ts'
import { startFaceCheck } from './start-face-check.ts'

const start = startFaceCheck({ ...stores, checks, handOvers })
type Asked = Partial<InputOf<typeof contracts.startFaceCheck>>

const draw = (visitor: Visitor, asked: Asked = {}) =>
  start({ purpose: 'certify', excluded: [], ...asked }, visitor)
/** With a key of another request. */
const anew = (visitor: Visitor, now = visitor.now): Visitor => ({ ...visitor, now, secret: aSecret() })

async function drawn(visitor: Visitor, asked: Asked = {}) {
  const told = await draw(visitor, asked)
  if (!told.ok) throw new Error(told.refusal)
  return told.value
}

it('draws three actions with eyes or mouth among them, to be answered by this browser within three minutes', async () => {
  const { account, visitor } = await aCandidate()
  const { checkId, actions, expiresInMs } = await drawn(visitor)
  expect(expiresInMs).toBe(3 * MINUTE)
  expect(actions).toHaveLength(3)
  expect(actions.map((action) => partOf[action]).some((part) => part === 'eyes' || part === 'mouth')).toBe(
    true,
  )
  expect(await checks.find(checkId)).toEqual({
    id: checkId,
    accountId: account.id,
    epoch: account.sessionEpoch,
    purpose: 'certify',
    browserTag: visitor.browser.tag,
    actions,
    drawnAt: noon,
    expiresAt: later(noon, 3 * MINUTE),
    state: 'open',
  })
})

it('shows the same draw to who asks again after a lost answer, with the time that is left', async () => {
  const { visitor } = await aCandidate()
  const first = await drawn(visitor)
  const again = await drawn({ ...visitor, now: later(noon, MINUTE) })
  expect(again).toEqual({ ...first, expiresInMs: 2 * MINUTE })
  expect((await drawn(anew(visitor))).checkId).not.toBe(first.checkId)
})

it('asks nobody for what their body cannot do', async () => {
  const { visitor } = await aCandidate()
  const excluded: BodyPart[] = ['eyes', 'turn']
  for (let times = 0; times < 5; times += 1) {
    const { actions } = await drawn(anew(visitor), { excluded })
    expect(actions.map((action) => partOf[action]).filter((part) => excluded.includes(part))).toEqual([])
  }
  expect(await draw(anew(visitor), { excluded: ['eyes', 'mouth'] })).toEqual({
    ok: false,
    refusal: 'nothing-left-to-ask',
  })
})

it('draws others in the place of what the person did not want, and that is void', async () => {
  const { visitor } = await aCandidate()
  const excluded: BodyPart[] = ['mouth', 'nod', 'turn']
  const declined = await drawn(visitor, { excluded })
  const { actions } = await drawn(anew(visitor), { excluded, insteadOf: declined.checkId })
  expect(actions).not.toEqual(declined.actions)
  expect(await checks.find(declined.checkId)).toMatchObject({ state: 'void' })
})

it('makes nobody else’s check void', async () => {
  const [mine, theirs] = [await aCandidate(), await aCandidate()]
  const { id } = await aCheck(theirs.account, theirs.visitor)
  await drawn(mine.visitor, { insteadOf: id })
  expect(await checks.find(id)).toMatchObject({ state: 'open' })
})

it('draws twelve times in ten minutes and sixty a day: nobody draws until their film fits', async () => {
  const { visitor } = await aCandidate()
  for (let times = 0; times < 12; times += 1) await drawn(anew(visitor, later(noon, times)))
  expect(await draw(anew(visitor, later(noon, MINUTE)))).toEqual({
    ok: false,
    refusal: 'too-many-draws',
    hint: { retryAfterSeconds: 540 },
  })
  for (let tens = 1; tens < 5; tens += 1)
    for (let times = 0; times < 12; times += 1)
      await drawn(anew(visitor, later(noon, tens * 10 * MINUTE + times)))
  expect(await draw(anew(visitor, later(noon, 60 * MINUTE)))).toMatchObject({ refusal: 'too-many-draws' })
  expect(await draw(anew(visitor, later(noon, DAY)))).toMatchObject({ ok: true })
})

it('draws for a phone that it was handed over to, bound to that hand-over', async () => {
  const candidate = await aCandidate()
  const { ticket, id, phone } = await handedOver(candidate.account, candidate.visitor)
  const { checkId } = await drawn({ ...phone, secret: aSecret() }, { handOver: ticket })
  expect(await checks.find(checkId)).toMatchObject({ handOverId: id, browserTag: phone.browser.tag })
})

it('draws for nobody who is not signed in, has not agreed, is certified, or whose document has no such way', async () => {
  expect(await draw({ ...aVisitor(), secret: aSecret() })).toMatchObject({ refusal: 'not-signed-in' })
  expect(await draw(await signIn(await aHolder()))).toMatchObject({ refusal: 'consent-needed' })
  expect(await draw((await aCandidate({ level: 'L3' })).visitor)).toMatchObject({
    refusal: 'already-certified',
  })
  const document = {
    kind: 'passport' as const,
    number: `E${String(Date.now()).slice(-8)}`,
    issuingState: 'GBR',
  }
  expect(await draw((await aCandidate({ document })).visitor)).toMatchObject({ refusal: 'no-face-route' })
})

it('draws nothing for a purpose that is not the account’s', async () => {
  const { visitor } = await aCandidate()
  expect(await draw(visitor, { purpose: 'recover' })).toEqual({ ok: false, refusal: 'recovery-unknown' })
})

it('draws nothing while the way is closed by failures', async () => {
  const { account, visitor } = await aCandidate()
  for (let times = 0; times < 5; times += 1)
    await stores.attempts.record(faceFailuresOf(account), later(noon, times - 5), withinFaceFailures)
  expect(await draw(visitor)).toMatchObject({ refusal: 'face-route-paused' })
})

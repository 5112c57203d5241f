import { expect, it } from 'vitest'
import { drawnPeople } from '../../shared/test-people/drawn-people.ts'
import { aResidentId, aUnitCode, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { historyOf, raiseEpoch, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import {
  aCandidate,
  aCheck,
  aSecret,
  checks,
  consents,
  failuresOf,
  framesOf,
  handedOver,
  handOvers,
  judging,
  portraitOf,
  signIn,
  uploading,
} from './face-check.fixture.ts'
import { judgeFaceCheck } from './judge-face-check.ts'
import { withdrawFaceConsent } from './withdraw-face-consent.ts'

const { first } = drawnPeople
const frames = await framesOf(first)
const accounts = stores.accounts

/** Something happens while the authority is asked: all has been looked at, nothing is decided. */
const meanwhile = (happens: () => Promise<unknown>) =>
  judging(first, async () => {
    await happens()
    return { answer: 'confirmed', portrait: await portraitOf(first) }
  })

const certifiedEvents = async ({ id }: Account) =>
  (await historyOf(id)).filter(({ type }) => type === 'certified-by-face').length

it('judges one upload that comes five times at once a single time', async () => {
  const { account, visitor } = await aCandidate()
  const { id: checkId } = await aCheck(account, visitor)
  const upload = uploading(visitor)

  const told = await Promise.all(
    Array.from({ length: 5 }, () => judgeFaceCheck(judging())({ checkId, frames }, upload)),
  )

  expect(told.filter(({ ok }) => ok).length).toBeGreaterThan(0)
  expect(await certifiedEvents(account)).toBe(1)
  expect(await stores.sessions.live(account, upload.now)).toHaveLength(1)
  expect(await failuresOf(account)).toEqual([])
  expect(
    await judgeFaceCheck(judging())({ checkId, frames }, { ...upload, session: undefined }),
  ).toMatchObject({
    ok: true,
    value: { answer: { verdict: 'certified' } },
  })
})

it('counts one upload that fails as one failure, though it comes three times at once', async () => {
  const { account, visitor } = await aCandidate()
  const { id: checkId } = await aCheck(account, visitor)
  const upload = uploading(visitor)

  const told = await Promise.all(
    Array.from({ length: 3 }, () => judgeFaceCheck(judging(drawnPeople.second))({ checkId, frames }, upload)),
  )

  for (const each of told)
    expect(each).toMatchObject({ ok: true, value: { answer: { reason: 'another-person' } } })
  expect(await failuresOf(account)).toHaveLength(1)
})

it('judges of a hundred at once no more than the limit leaves, whatever they hold', async () => {
  const { account, visitor } = await aCandidate()
  const backwards = frames.map(({ jpeg }, at) => ({ at: -at, jpeg }))
  const drawn = await Promise.all(Array.from({ length: 100 }, () => aCheck(account, visitor)))

  const told = await Promise.all(
    drawn.map(({ id }) => judgeFaceCheck(judging())({ checkId: id, frames: backwards }, uploading(visitor))),
  )

  const judged = await Promise.all(drawn.map(async ({ id }) => (await checks.find(id))?.state === 'judged'))
  expect(judged.filter(Boolean)).toHaveLength(5)
  expect(told.filter(({ ok }) => ok)).toHaveLength(5)
  for (const each of told) if (!each.ok) expect(each.refusal).toBe('face-route-paused')
  const { id: checkId } = await aCheck(account, visitor)
  expect(await judgeFaceCheck(judging())({ checkId, frames }, uploading(visitor, 29 * MINUTE))).toMatchObject(
    {
      refusal: 'face-route-paused',
      hint: { retryAfterSeconds: 90 },
    },
  )
})

it('certifies once, when two checks of one account are both answered rightly at once', async () => {
  const { account, visitor } = await aCandidate()
  const uploads = await Promise.all(
    [1, 2].map(async (take) => ({
      checkId: (await aCheck(account, visitor)).id,
      frames: await framesOf(first, undefined, take),
    })),
  )

  const told = await Promise.all(uploads.map((each) => judgeFaceCheck(judging())(each, uploading(visitor))))

  expect(told.filter(({ ok }) => ok)).toHaveLength(1)
  expect(told.filter(({ ok }) => !ok)).toEqual([{ ok: false, refusal: 'already-certified' }])
  expect(await certifiedEvents(account)).toBe(1)
  expect(await stores.sessions.live(account, later(noon, MINUTE))).toHaveLength(1)
})

async function aPersonAndTheirUnit() {
  const document = { kind: 'resident-id', number: aResidentId() } as const
  const person = await aCandidate({ document })
  const unit = await aCandidate({
    kind: 'unit',
    document: { kind: 'uscc', number: aUnitCode() },
    unit: { representative: { name: '李明华', document } },
  })
  const draw = async ({ account, visitor }: typeof person) => (await aCheck(account, visitor)).id
  return { person, unit, draw }
}

it('refuses frames that certified a person, for that person’s unit and in every other check of theirs', async () => {
  const { person, unit, draw } = await aPersonAndTheirUnit()
  const judge = judgeFaceCheck(judging())
  const seenBefore = {
    ok: true,
    value: { answer: { verdict: 'refused', reason: 'seen-before', failures: 1 } },
  }

  expect(await judge({ checkId: await draw(person), frames }, uploading(person.visitor))).toMatchObject({
    value: { answer: { verdict: 'certified' } },
  })
  expect(await judge({ checkId: await draw(unit), frames }, uploading(unit.visitor))).toMatchObject(
    seenBefore,
  )
  expect((await historyOf(unit.account.id))[0]).toMatchObject({ type: 'face-check-refused' })
})

it('refuses frames that were refused before, too', async () => {
  const { account, visitor } = await aCandidate()
  const [one, other] = [await aCheck(account, visitor), await aCheck(account, visitor)]

  await judgeFaceCheck(judging(drawnPeople.second))({ checkId: one.id, frames }, uploading(visitor))
  expect(await judgeFaceCheck(judging())({ checkId: other.id, frames }, uploading(visitor))).toMatchObject({
    value: { answer: { reason: 'seen-before', failures: 2 } },
  })
})

it('lets frames certify one account, when they come for a person and their unit at the same moment', async () => {
  const { person, unit, draw } = await aPersonAndTheirUnit()
  const both = [person, unit]
  const drawn = await Promise.all(both.map(draw))
  // Each waits until the other has been looked at as well: neither has seen the other's frames.
  let arrived = 0
  const together = meanwhile(async () => {
    arrived += 1
    const until = Date.now() + 2000
    while (arrived < 2 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 5))
  })

  const told = await Promise.all(
    both.map(({ visitor }, at) =>
      judgeFaceCheck(together)({ checkId: drawn[at] ?? '', frames }, uploading(visitor)),
    ),
  )

  const verdicts = told.map((each) => each.ok && each.value.answer)
  expect(verdicts).toContainEqual(expect.objectContaining({ verdict: 'certified' }))
  expect(verdicts).toContainEqual(expect.objectContaining({ verdict: 'refused', reason: 'seen-before' }))
})

it.each<[string, string, (account: Account, visitor: Visitor) => Promise<unknown>]>([
  ['not-signed-in', 'all sessions were ended', (account) => raiseEpoch(account)],
  [
    'not-signed-in',
    'the session was ended',
    (account, { session }) =>
      session ? stores.sessions.end(account.id, session, later(noon, MINUTE)) : Promise.reject(new Error()),
  ],
  [
    'consent-needed',
    'the consent was withdrawn',
    (_account, { session, ...visitor }) =>
      session
        ? withdrawFaceConsent({ accounts, faceConsents: consents })({ ...visitor, session })
        : Promise.reject(new Error()),
  ],
])('certifies nobody, says %s and counts no failure where %s meanwhile', async (refusal, _what, happens) => {
  const { account, visitor } = await aCandidate()
  const { id: checkId } = await aCheck(account, visitor)
  const ports = meanwhile(() => happens(account, visitor))

  const told = await judgeFaceCheck(ports)({ checkId, frames }, uploading(visitor))

  expect(ports.questions).toHaveLength(1)
  expect(told).toEqual({ ok: false, refusal })
  expect(await stores.accounts.find(account.id)).toMatchObject({ level: 'L1' })
  expect(await certifiedEvents(account)).toBe(0)
  expect(await failuresOf(account)).toEqual([])
  const again = await judgeFaceCheck(judging())({ checkId, frames }, uploading(visitor))
  expect(again.ok).toBe(false)
})

it('takes no check that was drawn under a consent which was withdrawn and given again since', async () => {
  const { account, visitor } = await aCandidate()
  const { id: checkId } = await aCheck(account, visitor)
  const ports = meanwhile(async () => {
    const { session, ...rest } = visitor
    if (session) await withdrawFaceConsent({ accounts, faceConsents: consents })({ ...rest, session })
    await giveConsent(account, later(noon, 10_000))
  })

  expect(await judgeFaceCheck(ports)({ checkId, frames }, uploading(visitor))).toEqual({
    ok: false,
    refusal: 'check-over',
  })
  expect(await judgeFaceCheck(judging())({ checkId, frames }, uploading(visitor))).toEqual({
    ok: false,
    refusal: 'check-over',
  })
  expect(await stores.accounts.find(account.id)).toMatchObject({ level: 'L1' })
})

it.each<[string, (handing: Visitor, id: string) => Promise<unknown>]>([
  ['it was cancelled', (_handing, id) => handOvers.cancel(id)],
  [
    'the session that handed it over was ended',
    ({ session }) =>
      session
        ? stores.sessions.end(session.accountId, session, later(noon, MINUTE))
        : Promise.reject(new Error()),
  ],
])('certifies nobody on a phone it was handed over to where %s meanwhile', async (_what, happens) => {
  const { account, visitor } = await aCandidate()
  const { ticket, id, phone } = await handedOver(account, visitor)
  const { id: checkId } = await aCheck(account, phone, { handOverId: id })
  const ports = meanwhile(() => happens(visitor, id))

  expect(await judgeFaceCheck(ports)({ handOver: ticket, checkId, frames }, phone)).toEqual({
    ok: false,
    refusal: 'hand-over-over',
  })
  expect(await stores.accounts.find(account.id)).toMatchObject({ level: 'L1' })
})

it('gives a certified person the session whose cookie got lost, to the same request and to no other', async () => {
  const { account, visitor } = await aCandidate()
  const { id: checkId } = await aCheck(account, visitor)
  const upload = uploading(visitor)
  const judge = judgeFaceCheck(judging())
  const told = await judge({ checkId, frames }, upload)
  const lost = { ...upload, session: undefined, now: later(noon, 2 * MINUTE) }

  const again = await judge({ checkId, frames }, lost)
  expect(again).toMatchObject({
    ok: true,
    value: { answer: { verdict: 'certified', holder: { level: 'L3' } } },
  })
  expect(again.ok && again.value.started?.cookie).toBe(told.ok && told.value.started?.cookie)

  const notSignedIn = { ok: false, refusal: 'not-signed-in' }
  expect(await judge({ checkId, frames }, { ...lost, secret: aSecret() })).toEqual(notSignedIn)
  expect(await judge({ checkId, frames: frames.slice(1) }, lost)).toEqual(notSignedIn)
  const stranger = await signIn((await aCandidate()).account)
  expect(await judge({ checkId, frames }, { ...lost, browser: stranger.browser })).toEqual(notSignedIn)
  await raiseEpoch(account)
  expect(await judge({ checkId, frames }, lost)).toEqual(notSignedIn)
})

async function giveConsent(account: Account, at: Date) {
  const stored = await stores.accounts.find(account.id)
  if (!stored) throw new Error('no account')
  const consent = { agreement: 'face-recognition', version: '2026-11-27', at } as const
  await stores.accounts.recordConsents(account.id, [consent])
}

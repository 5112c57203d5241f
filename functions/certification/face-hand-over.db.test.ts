import { expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/face-hand-over.ts'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { clientWithFaults } from '../adapters/dynamodb/injected-faults.ts'
import { storedItem } from '../adapters/dynamodb/test-items.fixture.ts'
import { later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, raiseEpoch, stores } from '../adapters/stores.fixture.ts'
import { newId } from '../domain/new-id.ts'
import { faceHandOverKey } from './dynamodb-face-hand-over-item.ts'
import { dynamodbFaceHandOverStore } from './dynamodb-face-hand-over-store.ts'
import {
  aCertifiedHandOver,
  anOpenHandOver,
  aPhoneElsewhere,
  aSecret,
  aTakenHandOver,
  aUnit,
  cancel,
  finish,
  handOvers,
  linesOf,
  open,
  signedIn,
  take,
  watch,
} from './face-hand-over.fixture.ts'
import { HAND_OVER_LIFE_MS } from './face-hand-over.ts'
import { watchFaceHandOver } from './watch-face-hand-over.ts'

const refused = (refusal: string) => ({ ok: false, refusal })
const DONE = { ok: true, value: {} }
const inHalfAnHour = { expiresInMs: 30 * MINUTE }

it('is opened with 128 random bits that are nowhere in the table', async () => {
  const { ticket, id, account, holder } = await anOpenHandOver()
  expect(contracts.openFaceHandOver.output.shape.ticket.safeParse(ticket).success).toBe(true)
  const item = await storedItem(faceHandOverKey(id))
  expect(item).toMatchObject({ accountId: account.id, state: 'waiting' })
  expect(JSON.stringify(item)).not.toContain(ticket)
  // Whoever reads the request's own secret out of somewhere has the ticket no sooner.
  expect(ticket).not.toContain(holder.secret.slice(0, 8))
})

it('is the same for the same request, and counted once; another for another', async () => {
  const holder = await signedIn(await aUnit())
  const first = await open(holder)
  const again = await open({ ...holder, now: later(noon, MINUTE) })
  expect(first).toMatchObject({ ok: true, value: { ...inHalfAnHour, pollAfterMs: 3000 } })
  expect(again).toMatchObject({ ok: true, value: { expiresInMs: 29 * MINUTE } })
  const tickets = [first, again, await open({ ...holder, secret: aSecret() })].map((each) =>
    each.ok ? each.value.ticket : '',
  )
  expect(tickets[0]).toBe(tickets[1])
  expect(new Set(tickets).size).toBe(2)
})

it('is opened ten times an hour at most, whoever asks, and says when again', async () => {
  const holder = await signedIn(await aUnit())
  const ask = (now = noon) => open({ ...holder, secret: aSecret(), now })
  const presses = await Promise.all(Array.from({ length: 6 }, () => ask()))
  for (let turn = 0; turn < 4; turn += 1) presses.push(await ask())
  expect(presses.map(({ ok }) => ok)).toEqual(Array(10).fill(true))
  expect(await ask()).toEqual({
    ok: false,
    refusal: 'too-many-hand-overs',
    hint: { retryAfterSeconds: 3600 },
  })
  expect(await ask(later(noon, 60 * MINUTE))).toMatchObject({ ok: true })
})

it('is not opened for who is certified already, nor for whose document no face route leads', async () => {
  expect(await open(await signedIn(await aUnit({ level: 'L3' })))).toEqual(refused('already-certified'))
  const document = {
    kind: 'passport' as const,
    number: `E${String(Date.now()).slice(-8)}`,
    issuingState: 'FRA',
  }
  expect(await open(await signedIn(await aHolder({ document })))).toEqual(refused('no-face-route'))
  const unit = { representative: { name: '欧阳建国', document } }
  expect(await open(await signedIn(await aUnit({ unit })))).toEqual(refused('no-face-route'))
})

it('is taken by a press on a phone, which whoever handed it over is shown, and the history keeps', async () => {
  const { ticket, holder, account } = await anOpenHandOver()
  expect(await watch({ ticket }, holder)).toEqual({
    ok: true,
    value: { state: 'waiting', ...inHalfAnHour, pollAfterMs: 3000 },
  })
  const phone = aPhoneElsewhere({ now: later(noon, MINUTE) })
  expect(await take({ ticket }, phone)).toEqual({ ok: true, value: { expiresInMs: 29 * MINUTE } })
  const { where } = phone.browser
  expect(await watch({ ticket }, { ...holder, now: later(noon, 2 * MINUTE) })).toEqual({
    ok: true,
    value: { state: 'taken', where, expiresInMs: 28 * MINUTE, pollAfterMs: 2000 },
  })
  expect(await linesOf(account.id, 'face-handed-over')).toMatchObject([{ at: phone.now, where }])
})

it('costs one half-read unit to watch', async () => {
  const { ticket, holder } = await anOpenHandOver()
  const { db } = clientWithFaults(() => undefined)
  const asked: unknown[] = []
  db.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        asked.push([commandName, (args.input as { ConsistentRead?: boolean }).ConsistentRead])
        return next(args)
      },
    { step: 'initialize' },
  )
  const over = { handOvers: dynamodbFaceHandOverStore(db, testTableOf('certification')[1]) }
  expect(await watchFaceHandOver(over)({ ticket }, holder)).toMatchObject({ ok: true })
  expect(asked).toEqual([['GetItemCommand', false]])
})

it('lets only the first of two phones take it, and tells the history of that one alone', async () => {
  for (let turn = 0; turn < 10; turn += 1) {
    const { ticket, id, account } = await anOpenHandOver()
    const phones = [aPhoneElsewhere(), aPhoneElsewhere(), aPhoneElsewhere()]
    const outcomes = await Promise.all(phones.map((phone) => take({ ticket }, phone)))

    const winners = phones.filter((_, place) => outcomes[place]?.ok)
    expect(winners).toHaveLength(1)
    expect(outcomes.filter(({ ok }) => !ok)).toEqual(Array(2).fill(refused('hand-over-taken')))
    expect((await handOvers.find(id))?.takenBy?.browserTag).toBe(winners[0]?.browser.tag)
    expect(await linesOf(account.id, 'face-handed-over')).toHaveLength(1)
  }
})

it('is the same phone’s however often it presses, and told once', async () => {
  const { ticket, account } = await anOpenHandOver()
  const phone = aPhoneElsewhere()
  const presses = await Promise.all([take({ ticket }, phone), take({ ticket }, phone)])
  expect([...presses, await take({ ticket }, phone)]).toEqual(
    Array(3).fill({ ok: true, value: inHalfAnHour }),
  )
  expect(await linesOf(account.id, 'face-handed-over')).toHaveLength(1)
})

it('can be taken until the half hour ends, and not from that very moment on', async () => {
  const [one, other] = [await anOpenHandOver(), await anOpenHandOver()]
  const at = (ms: number) => aPhoneElsewhere({ now: later(noon, ms) })
  expect(await take(one, at(HAND_OVER_LIFE_MS))).toEqual(refused('hand-over-expired'))
  expect(await take(other, at(HAND_OVER_LIFE_MS - 1))).toMatchObject({ ok: true })
  expect(await watch(one, { ...one.holder, now: later(noon, HAND_OVER_LIFE_MS) })).toEqual({
    ok: true,
    value: { state: 'expired' },
  })
})

it('is taken by nobody who made a ticket up', async () => {
  expect(await take({ ticket: newId() }, aPhoneElsewhere())).toEqual(refused('hand-over-unknown'))
})

it('is cancelled by whoever handed it over, waiting or taken, however often they press', async () => {
  for (const { ticket, holder } of [await anOpenHandOver(), await aTakenHandOver()]) {
    expect(await Promise.all([cancel({ ticket }, holder), cancel({ ticket }, holder)])).toEqual([DONE, DONE])
    expect(await cancel({ ticket }, holder)).toEqual(DONE)
    expect(await watch({ ticket }, holder)).toEqual({ ok: true, value: { state: 'cancelled' } })
    expect(await take({ ticket }, aPhoneElsewhere())).toEqual(refused('hand-over-over'))
  }
})

it('is not cancelled any more once certified', async () => {
  const { ticket, holder } = await aCertifiedHandOver()
  expect(await cancel({ ticket }, holder)).toEqual(refused('hand-over-over'))
  expect(await watch({ ticket }, holder)).toEqual({ ok: true, value: { state: 'certified' } })
})

it('is seen and cancelled from any browser of the account, and from none of another’s', async () => {
  const { ticket, account } = await anOpenHandOver()
  const stranger = await signedIn(await aUnit())
  for (const act of [watch, cancel, finish])
    expect(await act({ ticket }, stranger)).toEqual(refused('hand-over-unknown'))
  const elsewhere = await signedIn(account, 'app')
  expect(await watch({ ticket }, elsewhere)).toMatchObject({ ok: true, value: { state: 'waiting' } })
  expect(await cancel({ ticket }, elsewhere)).toEqual(DONE)
})

it('ends with all sessions of the account, and is shown as cancelled to who signs in anew', async () => {
  const { ticket, account } = await anOpenHandOver()
  await raiseEpoch(account)
  expect(await take({ ticket }, aPhoneElsewhere())).toEqual(refused('hand-over-over'))
  const anew = await signedIn({ ...account, sessionEpoch: account.sessionEpoch + 1 })
  expect(await watch({ ticket }, anew)).toEqual({ ok: true, value: { state: 'cancelled' } })
})

it('ends with the session that handed it over', async () => {
  const { ticket, account, holder } = await anOpenHandOver()
  await stores.sessions.end(account.id, holder.session, noon)
  expect(await take({ ticket }, aPhoneElsewhere())).toEqual(refused('hand-over-over'))
})

it('is finished by a new session in the old one’s place, which proves no more than that did', async () => {
  const { ticket, account, holder } = await aCertifiedHandOver()
  const now = later(noon, 5 * MINUTE)
  const finished = await finish({ ticket }, { ...holder, now })

  expect(finished).toMatchObject({ ok: true, value: { holder: { maskedName: account.name } } })
  const session = finished.ok ? finished.value.started?.session : undefined
  expect(session).toMatchObject({
    surface: 'portal',
    browserTag: holder.browser.tag,
    methods: ['pwd'],
    startedAt: noon,
    verifiedAt: noon,
    earlier: [holder.session.hash],
  })
  expect(await stores.sessions.live(account, now)).toEqual([session])
})

it('is not finished before it is certified, nor after it was cancelled', async () => {
  const taken = await aTakenHandOver()
  const cancelled = await aTakenHandOver()
  await cancel(cancelled, cancelled.holder)
  for (const each of [await anOpenHandOver(), taken, cancelled]) {
    expect(await finish(each, each.holder)).toEqual(refused('hand-over-not-certified'))
    expect(await stores.sessions.live(each.account, noon)).toEqual([each.holder.session])
  }
})

it('is finished once: another browser of the account is told so and keeps its session', async () => {
  const { ticket, account, holder } = await aCertifiedHandOver()
  const elsewhere = await signedIn(account, 'app')
  const outcomes = await Promise.all([finish({ ticket }, holder), finish({ ticket }, elsewhere)])
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true])
  expect(outcomes.filter((each) => each.ok && each.value.started)).toHaveLength(1)
  expect(await stores.sessions.live(account, noon)).toHaveLength(2)
})

it('is nobody’s to finish who is not signed in', async () => {
  const { ticket } = await aCertifiedHandOver()
  expect(await finish({ ticket }, aPhoneElsewhere())).toEqual(refused('not-signed-in'))
  expect(await finish({ ticket: newId() }, aPhoneElsewhere())).toEqual(refused('not-signed-in'))
})

import { marshall } from '@aws-sdk/util-dynamodb'
import { expect, it } from 'vitest'
import type { AccountId } from '../../domain/account.ts'
import { newId } from '../../domain/new-id.ts'
import { type Session, startSession } from '../../domain/session.ts'
import { aBrowser, DAY, later, MINUTE, noon } from '../people.fixture.ts'
import { dynamodbSessionStore } from './dynamodb-session-store.ts'
import { fromSessionItem, toSessionItem } from './session-item.ts'
import { testTable } from './test-table.ts'

const sessions = dynamodbSessionStore(...testTable())
const someone = () => newId() as AccountId
const inEpoch = (id: AccountId, sessionEpoch = 0) => ({ id, sessionEpoch })

async function started(accountId: AccountId, differs: Partial<Session> = {}) {
  const { session } = startSession({
    account: inEpoch(accountId),
    surface: 'app',
    browser: aBrowser(),
    methods: ['pwd'],
    now: noon,
  })
  const kept = { ...session, ...differs }
  await sessions.add(kept)
  return kept
}

it('gives a session back as it was, by account, browser and secret together', async () => {
  const session = await started(someone())
  expect(await sessions.find(session.accountId, session, true)).toEqual(session)
  const elsewhere = { ...session, browserTag: aBrowser().tag }
  expect(await sessions.find(session.accountId, elsewhere, true)).toBeUndefined()
  expect(await sessions.find(someone(), session, true)).toBeUndefined()
})

it('gives one back with what it was called before', async () => {
  const session = await started(someone(), { earlier: ['one', 'two'] })
  expect(await sessions.find(session.accountId, session, true)).toEqual(session)
})

it('moves on when the person was last seen, but not for an ended session', async () => {
  const session = await started(someone())
  const soon = later(noon, 10 * MINUTE)
  await sessions.markSeen(session, soon)
  expect(await sessions.find(session.accountId, session, true)).toMatchObject({ seenAt: soon })
  await sessions.end(session.accountId, session, soon)
  await sessions.markSeen(session, later(soon, MINUTE))
  expect(await sessions.find(session.accountId, session, true)).toMatchObject({ seenAt: soon, endedAt: soon })
})

it('ends a session once, and tells a living one from one that is over', async () => {
  const session = await started(someone())
  const ends = await Promise.all([1, 2, 3].map(() => sessions.end(session.accountId, session, noon)))
  expect(ends.filter((ended) => ended)).toHaveLength(1)
  const idle = await started(someone())
  expect(await sessions.end(idle.accountId, idle, later(noon, 30 * DAY))).toBe(false)
  expect(await sessions.end(someone(), session, noon)).toBe(false)
})

it('lists the living sessions only: not ended, not idle, nobody else’s', async () => {
  const me = someone()
  const [phone, desktop, ended] = await Promise.all([
    started(me),
    started(me, { surface: 'portal' }),
    started(me),
    started(someone()),
  ])
  await sessions.end(me, ended, noon)
  const hashes = async (now: Date) => (await sessions.live(inEpoch(me), now)).map(({ hash }) => hash).sort()
  expect(await hashes(noon)).toEqual([phone.hash, desktop.hash].sort())
  expect(await hashes(later(noon, 60 * MINUTE))).toEqual([phone.hash])
})

it('lists no session of another epoch, begun before or after', async () => {
  const me = someone()
  const [before, now, after] = await Promise.all([0, 1, 2].map((epoch) => started(me, { epoch })))
  expect(await sessions.live(inEpoch(me, 1), noon)).toEqual([now])
  expect(await sessions.live(inEpoch(me, 0), noon)).toEqual([before])
  expect(await sessions.live(inEpoch(me, 2), noon)).toEqual([after])
})

it('reads a session of before there were epochs as one of the first', async () => {
  const session = await started(someone())
  expect(fromSessionItem({ ...toSessionItem(session), epoch: undefined })).toEqual(session)
})

it('remembers that an account was ever signed in, also once that is over', async () => {
  const me = someone()
  expect(await sessions.hasAny(me)).toBe(false)
  await started(me, { endedAt: noon })
  expect(await sessions.hasAny(me)).toBe(true)
})

it('finds living sessions behind a page full of ended ones', async () => {
  const me = someone()
  const long = 'x'.repeat(6000)
  const where = { browser: long, system: long, place: long, network: long }
  await Promise.all(Array.from({ length: 60 }, () => started(me, { where, endedAt: noon })))
  const living = await started(me, { browserTag: 'z'.repeat(22) })
  expect((await sessions.live(inEpoch(me), noon)).map(({ hash }) => hash)).toEqual([living.hash])
})

it('knows a browser by any session that the account had in it, ended or not', async () => {
  const session = await started(someone())
  await sessions.end(session.accountId, session, noon)
  expect(await sessions.knowsBrowser(session.accountId, session.browserTag)).toBe(true)
  expect(await sessions.knowsBrowser(session.accountId, aBrowser().tag)).toBe(false)
  expect(await sessions.knowsBrowser(someone(), session.browserTag)).toBe(false)
})

it('forgets a browser with all that the account had in it, and tells how many sessions that ended', async () => {
  const me = someone()
  const strange = aBrowser().tag
  const [first, second] = await Promise.all([
    started(me, { browserTag: strange }),
    started(me, { browserTag: strange }),
    started(me, { browserTag: strange, endedAt: noon }),
  ])
  const [own, others] = [await started(me), await started(someone(), { browserTag: strange })]

  expect(await sessions.forgetBrowser(me, strange, noon)).toBe(2)

  expect(await sessions.knowsBrowser(me, strange)).toBe(false)
  for (const gone of [first, second]) expect(await sessions.find(me, gone, true)).toBeUndefined()
  expect((await sessions.live(inEpoch(me), noon)).map(({ hash }) => hash)).toEqual([own.hash])
  expect(await sessions.knowsBrowser(others.accountId, strange)).toBe(true)
  expect(await sessions.forgetBrowser(me, strange, noon)).toBe(0)
})

it('does not bring a forgotten session back when its browser still asks', async () => {
  const session = await started(someone())
  await sessions.forgetBrowser(session.accountId, session.browserTag, noon)
  await Promise.all([sessions.markSeen(session, noon), sessions.markVerified(session, noon)])
  expect(await sessions.find(session.accountId, session, true)).toBeUndefined()
})

it('moves on when the person was last verified, and nothing else', async () => {
  const session = await started(someone())
  const soon = later(noon, 10 * MINUTE)
  await sessions.markVerified(session, soon)
  expect(await sessions.find(session.accountId, session, true)).toEqual({ ...session, verifiedAt: soon })
})

it('keeps a session in less than one write unit', () => {
  const where = {
    browser: 'Samsung Internet for Android',
    system: 'Windows NT 10.0',
    place: '中国 广东省 广州市',
    network: '2408:8456:f10d:*',
  }
  const { session } = startSession({
    account: inEpoch(someone()),
    surface: 'portal',
    browser: aBrowser({ where }),
    methods: ['pwd', 'sms', 'scan', 'face'],
    now: noon,
  })
  const earlier = [session.hash, session.hash]
  const item = marshall(toSessionItem({ ...session, earlier, endedAt: noon }))
  expect(JSON.stringify(item).length).toBeLessThan(1024)
})

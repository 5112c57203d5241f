import { expect, it } from 'vitest'
import { dynamodbLeftOverNotices } from '../adapters/dynamodb/dynamodb-notice-store.ts'
import { dynamodbToldRecoveries } from '../adapters/dynamodb/dynamodb-told-recoveries.ts'
import { noticeKey } from '../adapters/dynamodb/notice-item.ts'
import { recoveryKey } from '../adapters/dynamodb/recovery-item.ts'
import { changeStored, isStored, store, storedItem } from '../adapters/dynamodb/test-items.fixture.ts'
import { rightsUsedBy, testTableOf } from '../adapters/dynamodb/test-table.ts'
import { testWorld } from '../adapters/dynamodb/test-world.ts'
import { aPhone, later, MINUTE } from '../adapters/people.fixture.ts'
import { dynamodbSmsBudget } from '../adapters/sms/dynamodb-sms-budget.ts'
import { stores } from '../adapters/stores.fixture.ts'
import type { AccountId } from '../domain/account.ts'
import { eventId } from '../domain/account-event.ts'
import { countingWaits } from '../domain/counting-waits.ts'
import { newId } from '../domain/new-id.ts'
import { type HolderMessage, type Notice, noticeOf } from '../domain/notice.ts'
import { SmsNotSent } from '../domain/sms-sender.ts'
import { tellLeftOver } from './tell-left-over.ts'

const HOUR = 60 * MINUTE
/** Years from every other test's, of which none is left over then. */
const happened = new Date('2031-03-01T04:00:00.000Z')
const aMinuteLater = later(happened, MINUTE + 1)

const { db, tableName, personalData } = testWorld(testTableOf('telling'))
const leftOver = dynamodbLeftOverNotices(db, tableName, personalData)

const aNotice = (message: HolderMessage = { kind: 'password-reset', at: happened }): Notice =>
  noticeOf({ id: eventId(message.at, newId()), accountId: newId() as AccountId }, `+86${aPhone()}`, message)
async function due(message?: HolderMessage) {
  const notice = aNotice(message)
  await stores.notices.add(notice)
  return notice
}

/** The clock with a telephone network of its own; what it sent to the phones of these notices. */
function aClock({ send = async () => undefined, isBudgetLeft = true }: Network = {}) {
  const sent: { phone: string; message: unknown }[] = []
  const faults: unknown[] = []
  const run = tellLeftOver({
    notices: countingWaits(leftOver, dynamodbToldRecoveries(db, tableName)),
    budget: { take: async () => isBudgetLeft },
    sms: {
      async send(phone, message) {
        await send(phone)
        sent.push({ phone, message })
      },
    },
    onFault: (fault) => void faults.push(fault),
  })
  const sentTo = ({ phone }: Notice) =>
    sent.filter((each) => each.phone === phone).map(({ message }) => message)
  return { run, sentTo, faults }
}
interface Network {
  send?: (phone: string) => Promise<void>
  isBudgetLeft?: boolean
}

const where = { browser: 'Edge', system: 'Windows 11', place: '广州', network: '203.0.113.*' }
it.each<HolderMessage>([
  { kind: 'new-browser', at: happened, where },
  { kind: 'password-reset', at: happened },
  { kind: 'deregistration-asked', at: happened, endsAt: later(happened, HOUR) },
  { kind: 'deregistration-undone', at: happened },
  { kind: 'phone-changed', at: happened },
  { kind: 'phone-bound', at: happened },
  { kind: 'recovery-begun', at: happened, where, link: 'https://id.example/r#x' },
  { kind: 'account-recovered', at: happened },
])('tells what nobody told within a minute, once, word for word: $kind', async (message) => {
  const notice = await due(message)
  const { run, sentTo } = aClock()
  await run(later(happened, MINUTE - 1))
  expect(sentTo(notice)).toEqual([])
  await run(aMinuteLater)
  await run(later(happened, HOUR))
  expect(sentTo(notice)).toEqual([message])
  expect(await isStored(noticeKey(notice))).toBe(false)
})

it('tells it once when two clocks strike at once', async () => {
  const notice = await due()
  const clocks = [aClock(), aClock(), aClock()]
  await Promise.all(clocks.map(({ run }) => run(aMinuteLater)))
  expect(clocks.flatMap(({ sentTo }) => sentTo(notice))).toHaveLength(1)
})

it('tries again each time that it is twice as old, for a day, and then lets it lapse', async () => {
  const notice = await due()
  let tries = 0
  const { run } = aClock({
    async send(phone) {
      if (phone === notice.phone) tries += 1
      throw new SmsNotSent()
    },
  })
  let age = MINUTE + 1
  for (let times = 1; times <= 11; times += 1) {
    await run(later(happened, age))
    await run(later(happened, 2 * age - 1))
    expect(tries).toBe(times)
    age *= 2
  }
  expect(age).toBeGreaterThan(24 * HOUR)
  await run(later(happened, age))
  expect(tries).toBe(11)
  expect(await storedItem(noticeKey(notice))).toMatchObject({
    ttl: later(happened, 24 * HOUR).getTime() / 1000,
  })
})

it('keeps what the day’s messages did not suffice for', async () => {
  const notice = await due()
  const { run, sentTo } = aClock({ isBudgetLeft: false })
  await run(aMinuteLater)
  expect(sentTo(notice)).toEqual([])
  const nextDay = aClock()
  await nextDay.run(later(happened, 20 * HOUR))
  expect(nextDay.sentTo(notice)).toHaveLength(1)
})

it('tells it twice, and not never, where it dies between the message and its mark', async () => {
  const notice = await due()
  const dying = aClock()
  const settle = () => Promise.reject(new Error('crash'))
  const crash = tellLeftOver({
    notices: { ...leftOver, settle },
    ...{ budget: { take: async () => true }, sms: { send: async () => undefined } },
    onFault: () => undefined,
  })
  await crash(aMinuteLater)
  expect(await isStored(noticeKey(notice))).toBe(true)
  await dying.run(aMinuteLater)
  expect(dying.sentTo(notice)).toEqual([])
  await dying.run(later(happened, 2 * MINUTE + 2))
  expect(dying.sentTo(notice)).toHaveLength(1)
})

it('keeps no other waiting for one that cannot be read', async () => {
  const [broken, whole] = [await due(), await due()]
  await changeStored({
    Key: noticeKey(broken),
    UpdateExpression: 'SET notice = :notice',
    ExpressionAttributeValues: { ':notice': 'x' },
  })
  const { run, sentTo, faults } = aClock()
  expect((await run(aMinuteLater)).failed).toBeGreaterThanOrEqual(1)
  expect(faults.length).toBeGreaterThanOrEqual(1)
  expect(sentTo(whole)).toHaveLength(1)
})

it('says of a recovery when its holder was told, and never sets that back', async () => {
  const recoveryId = newId()
  await store({ ...recoveryKey(recoveryId), account: { epoch: 0 } })
  const toldAt = async () =>
    (await storedItem(recoveryKey(recoveryId)))?.['account'] as { toldAt?: string } | undefined
  const message = { kind: 'recovery-begun', at: happened, where, link: 'https://id.example/r#x' } as const
  for (const now of [aMinuteLater, later(happened, HOUR)]) {
    await stores.notices.add({ ...aNotice(message), recoveryId })
    await aClock().run(now)
    expect((await toldAt())?.toldAt).toBe(aMinuteLater.toISOString())
  }
})

it('tells of a recovery that is gone all the same', async () => {
  const message = { kind: 'recovery-begun', at: happened, where, link: 'https://id.example/r#x' } as const
  const notice = { ...aNotice(message), recoveryId: newId() }
  await stores.notices.add(notice)
  const { run, sentTo } = aClock()
  await run(aMinuteLater)
  expect(sentTo(notice)).toEqual([message])
  expect(await isStored(noticeKey(notice))).toBe(false)
})

it('keeps phone, words and link under seal, and spreads accounts over eight partitions', async () => {
  const link = 'https://id.example/r#AAAAAAAAAAAAAAAAAAAAAA'
  const notice = await due({ kind: 'recovery-begun', at: happened, where, link })
  const stored = JSON.stringify(await storedItem(noticeKey(notice)))
  for (const value of [notice.phone.slice(3), link, where.place, where.system])
    expect(stored).not.toContain(value)
  const partitions = new Set(Array.from({ length: 500 }, () => noticeKey(aNotice()).pk))
  expect(partitions.size).toBe(8)
})

it('asks of the table what the task may, and the task may nothing that it does not ask', async () => {
  await stores.notices.add({ ...aNotice(), recoveryId: newId() })
  const run = tellLeftOver({
    notices: countingWaits(leftOver, dynamodbToldRecoveries(db, tableName)),
    budget: dynamodbSmsBudget(db, tableName, 1000),
    sms: { send: async () => undefined },
    onFault: (fault) => {
      throw fault
    },
  })
  expect((await run(aMinuteLater)).told).toBeGreaterThanOrEqual(1)
  expect(await rightsUsedBy('telling')).toEqual({ refused: [], unused: [] })
})

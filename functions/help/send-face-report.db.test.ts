import { describe, expect, it } from 'vitest'
import { LONGEST_REMARK } from '../../shared/contracts/help.ts'
import { ticketNumberSchema } from '../../shared/vocabulary/ticket-number.ts'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { clientWithFaults, type Fault } from '../adapters/dynamodb/injected-faults.ts'
import { aBrowser, aVisitor, DAY, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { REPORT_KEPT_MS } from '../domain/face-report.ts'
import { newId } from '../domain/new-id.ts'
import type { Visitor } from '../domain/open-session.ts'
import { dynamodbFaceReportStore } from './dynamodb-face-report-store.ts'
import {
  aCandidate,
  aFailedCheck,
  aFailedRecovery,
  again,
  aRecovery,
  aReport,
  ports,
  storedTicket,
} from './dynamodb-face-report.fixture.ts'
import { sendFaceReport } from './send-face-report.ts'

const send = sendFaceReport(ports)

async function aFailure(differs: Partial<Account> = {}) {
  const { account, visitor } = await aCandidate(differs)
  return { account, visitor, request: aReport(await aFailedCheck(account, visitor)) }
}

async function ticketOf(sending: ReturnType<typeof send>) {
  const sent = await sending
  if (!sent.ok) throw new Error(sent.refusal)
  return sent.value.ticket
}

const linesOf = async ({ id }: Account) =>
  (await historyOf(id)).filter(({ type }) => type === 'face-problem-reported')

it('gives a number of the day in China that can be read out, and keeps what the server knows', async () => {
  const { account, visitor, request } = await aFailure()
  const ticket = await ticketOf(send({ ...request, remark: ' 戴着眼镜 ' }, visitor))
  expect(ticketNumberSchema.parse(ticket)).toMatch(/^YJT-20261124-/)

  const item = await storedTicket(ticket)
  expect(item).toMatchObject({
    kind: 'face-report',
    accountId: account.id,
    device: 'phone',
    browser: 'Chrome',
    system: 'Android 15',
    failures: [{ at: '2026-11-24T04:01:00.000Z', reason: 'too-dark' }],
    consent: request.consent,
    state: 'received',
    sentAt: visitor.now.toISOString(),
    ttl: (visitor.now.getTime() + REPORT_KEPT_MS) / 1000,
  })
  const sealed = String(item?.['sealed'])
  const { number } = account.document
  expect(JSON.parse(await stores.personalData.open(account.id, 'face-report', sealed))).toEqual({
    person: {
      name: account.name,
      documentKind: 'resident-id',
      maskedNumber: `${number.slice(0, 6)}********${number.slice(-4)}`,
    },
    remark: '戴着眼镜',
  })
})

it('shows neither name nor number nor what was written in the table', async () => {
  const { account, visitor, request } = await aFailure({ name: '欧阳青岚' })
  const item = await storedTicket(await ticketOf(send({ ...request, remark: '我左眼看不见' }, visitor)))
  const text = JSON.stringify(item)
  for (const value of [account.name, account.document.number, account.document.number.slice(-4), '左眼'])
    expect(text).not.toContain(value)
})

it('is about the legal representative where the face had to be theirs, and told in the unit’s history', async () => {
  const account = await aHolder({
    kind: 'unit',
    unit: {
      representative: { name: '司马长风', document: { kind: 'resident-id', number: '11010519491231002X' } },
    },
  })
  const phone = again(aVisitor())
  const request = aReport(await aFailedCheck(account, phone, { handOverId: newId() }))
  const ticket = await ticketOf(send(request, phone))
  const sealed = String((await storedTicket(ticket))?.['sealed'])
  expect(await stores.personalData.open(account.id, 'face-report', sealed)).toContain('司马长风')
  expect(await linesOf(account)).toMatchObject([{ ticket, where: phone.browser.where }])
})

it('is about who was typed where it is a recovery, is rung back on the phone it has proven, and tells no account', async () => {
  const account = await aHolder()
  const phone = again(aVisitor())
  const recovery = await aRecovery(phone, { name: account.name, document: account.document })
  const request = aReport(await aFailedRecovery(recovery, phone))
  const item = await storedTicket(await ticketOf(send(request, phone)))
  expect(item).toMatchObject({ recoveryId: recovery.id, failures: [{ reason: 'too-dark' }] })
  expect(item).not.toHaveProperty('accountId')
  expect(JSON.stringify(item)).not.toContain(recovery.phone.slice(3))
  const sealed = await stores.personalData.open(recovery.id, 'face-report', String(item?.['sealed']))
  expect(JSON.parse(sealed)).toMatchObject({ person: { name: account.name }, phone: recovery.phone })
  expect(await linesOf(account)).toEqual([])
})

it('takes three a day of one proven phone, whoever it says it is, and counts them against nobody else', async () => {
  const phone = again(aVisitor())
  const account = await aHolder()
  const recovery = await aRecovery(phone, { name: account.name, document: account.document })
  const request = aReport(await aFailedRecovery(recovery, phone))
  for (let turn = 0; turn < 3; turn += 1) await ticketOf(send(request, again(phone)))
  expect(await send(request, again(phone))).toMatchObject({ ok: false, refusal: 'too-many-reports' })
  expect(await stores.attempts.look(`face-report:${account.id}`)).toEqual([])
})

it('is one report however often, and however long after, the same request comes', async () => {
  const { account, visitor, request } = await aFailure()
  const ticket = await ticketOf(send(request, visitor))
  for (let turn = 0; turn < 5; turn += 1)
    expect(await ticketOf(send(request, { ...visitor, session: undefined, now: later(noon, DAY) }))).toBe(
      ticket,
    )
  expect(await linesOf(account)).toHaveLength(1)
})

it('is one report, counted once, of the same request three times at once', async () => {
  const { account, visitor, request } = await aFailure()
  const tickets = await Promise.all(Array.from({ length: 3 }, () => ticketOf(send(request, visitor))))
  expect(new Set(tickets).size).toBe(1)
  expect(await linesOf(account)).toHaveLength(1)
  expect(await stores.attempts.look(`face-report:${account.id}`)).toHaveLength(1)
})

it('gives no two reports the same number: the second draws again', async () => {
  const [one, other] = [await aFailure(), await aFailure()]
  const draws = [...Array<number>(12).fill(3), ...Array<number>(6).fill(5)]
  const sameFirst = sendFaceReport(ports, () => draws.shift() ?? 0)
  const first = await ticketOf(sameFirst(one.request, one.visitor))
  const second = await ticketOf(sameFirst(other.request, other.visitor))
  expect(first).not.toBe(second)
  expect((await storedTicket(first))?.['accountId']).toBe(one.account.id)
  expect((await storedTicket(second))?.['accountId']).toBe(other.account.id)
})

it('takes three a day of one account, and says when again', async () => {
  const { visitor, request } = await aFailure()
  for (let turn = 0; turn < 3; turn += 1) await ticketOf(send(request, again(visitor)))
  expect(await send(request, again(visitor))).toMatchObject({
    ok: false,
    refusal: 'too-many-reports',
    hint: { retryAfterSeconds: DAY / 1000 },
  })
})

it('takes sixty a day from one address, and counts who is refused against no account', async () => {
  const { address } = aBrowser()
  const at = (visitor: Visitor) => ({ ...visitor, browser: { ...visitor.browser, address } })
  for (let turn = 0; turn < 60; turn += 1) {
    const { visitor, request } = await aFailure()
    await ticketOf(send(request, at(visitor)))
  }
  const { account, visitor, request } = await aFailure()
  expect(await send(request, at(visitor))).toMatchObject({ ok: false, refusal: 'too-many-reports' })
  expect(await stores.attempts.look(`face-report:${account.id}`)).toEqual([])
})

it('takes five hundred characters, whatever they are made of, and not one more', async () => {
  const { visitor, request } = await aFailure()
  await ticketOf(send({ ...request, remark: '𠮷'.repeat(LONGEST_REMARK) }, visitor))
  expect(await send({ ...request, remark: '字'.repeat(LONGEST_REMARK + 1) }, again(visitor))).toEqual({
    ok: false,
    refusal: 'remark-too-long',
  })
})

it('is sent under the consent in force and no other', async () => {
  const { visitor, request } = await aFailure()
  expect(await send({ ...request, consent: '2026-01-01' }, visitor)).toEqual({
    ok: false,
    refusal: 'consent-outdated',
  })
})

it('refuses a check that is not this browser’s, and counts nothing', async () => {
  const { account, visitor } = await aFailure()
  const request = aReport(await aFailedCheck(account, { browser: aBrowser() }))
  expect(await send(request, visitor)).toEqual({ ok: false, refusal: 'checks-unknown' })
  expect(await stores.attempts.look(`face-report:${account.id}`)).toEqual([])
})

describe.each(['conflict', 'throttled', 'timed-out-after', 'reset-after'] as const)(
  'with a database whose first answer to the write is %s',
  (fault) => {
    it('is sent once', async () => {
      const { account, visitor, request } = await aFailure()
      const { over, happened } = badlyConnected(fault)
      const ticket = await ticketOf(sendFaceReport(over)(request, visitor))
      expect(happened).toEqual([fault])
      expect(await linesOf(account)).toMatchObject([{ ticket }])
    })
  },
)

it.each(['crash', 'crash-after'] as const)(
  'is kept with its history line or not at all at a %s, and sent by the repeat',
  async (fault) => {
    const { account, visitor, request } = await aFailure()
    await expect(sendFaceReport(badlyConnected(fault).over)(request, visitor)).rejects.toThrow('died')
    expect(await linesOf(account)).toHaveLength(fault === 'crash' ? 0 : 1)
    const ticket = await ticketOf(send(request, visitor))
    expect(await linesOf(account)).toMatchObject([{ ticket }])
    expect(await storedTicket(ticket)).toBeDefined()
  },
)

/** The reports' database fails once, at its first write. */
function badlyConnected(fault: Fault) {
  let hit = false
  const { db, happened } = clientWithFaults((command) => {
    if (hit || command === 'GetItemCommand') return undefined
    hit = true
    return fault
  })
  const reports = dynamodbFaceReportStore(db, testTableOf('help')[1], stores.personalData)
  return { over: { ...ports, reports }, happened }
}

import { expect, it } from 'vitest'
import {
  aBrowser,
  aPhone,
  aResidentId,
  aVisitor,
  DAY,
  later,
  MINUTE,
  noon,
} from '../adapters/people.fixture.ts'
import { aHolder, smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import { openSession, type Visitor } from '../domain/open-session.ts'
import { aUnit, formOf, resets, start, startAs } from './password-reset.fixture.ts'
import { startPasswordReset } from './start-password-reset.ts'

const WRONG = { ok: false, refusal: 'number-or-phone-wrong' }
const TOO_MANY = { ok: false, refusal: 'too-many-tries' }

it('lets whoever proves the bound phone choose a password, in their browser, for a quarter of an hour', async () => {
  const account = await aHolder()
  const visitor = aVisitor()
  const begun = await startAs(formOf(account), visitor)
  expect(begun).toMatchObject({ ok: true, value: { expiresInSeconds: 900 } })
  expect(begun.ok && (await resets.find(begun.value.resetId))).toMatchObject({
    accountId: account.id,
    browserTag: visitor.browser.tag,
    epoch: 0,
    state: 'open',
    expiresAt: later(noon, 15 * MINUTE),
  })
})

it('finds a unit by its code and its phone', async () => {
  expect(await startAs(formOf(await aUnit()))).toMatchObject({ ok: true })
})

it('tells a unit and a person apart who share a phone: the number decides', async () => {
  const { phone } = await aHolder()
  const unit = await aUnit({ phone })
  const begun = await startAs(formOf(unit))
  expect(begun.ok && (await resets.find(begun.value.resetId))?.accountId).toBe(unit.id)
})

it.each(['with spaces', 'with its country code'])(
  'reads number and phone as a person writes them, %s',
  async (how) => {
    const { document, phone } = await aHolder()
    const national = phone.slice(3)
    const typed = how === 'with spaces' ? `${national.slice(0, 3)} ${national.slice(3)}` : phone
    const number = `${document.number.slice(0, 6)} ${document.number.slice(6).toLowerCase()}`
    const visitor = aVisitor()
    const code = await smsCodeFor(phone, 'reset-password', visitor)
    expect(await start({ documentNumber: number, phone: typed, code }, visitor)).toMatchObject({ ok: true })
  },
)

it('refuses a phone that receives no messages', async () => {
  const form = { documentNumber: aResidentId(), phone: '020-83133333', code: '246810' }
  expect(await start(form, aVisitor())).toEqual({ ok: false, refusal: 'phone-not-valid' })
})

it('answers a number that nobody has exactly as one that has another phone', async () => {
  const { document } = await aHolder()
  const another = await aHolder()
  const answers = [
    await startAs({ number: document.number, phone: another.phone }),
    await startAs({ number: document.number, phone: `+86${aPhone()}` }),
    await startAs({ number: aResidentId(), phone: another.phone }),
    await startAs({ number: aResidentId(), phone: `+86${aPhone()}` }),
    await startAs({ number: 'not a number at all', phone: `+86${aPhone()}` }),
  ]
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify(WRONG)]))
})

it('does the same work for a number that nobody has as for one with another phone', async () => {
  const { document } = await aHolder()
  const works = await Promise.all([workOf(document.number), workOf(aResidentId())])
  expect(works[0].length).toBeGreaterThan(4)
  expect(works[1]).toEqual(works[0])
})

it('tells nothing, and looks nothing up, before the code was right', async () => {
  const account = await aHolder()
  const visitor = aVisitor()
  await smsCodeFor(account.phone, 'reset-password', visitor, '111111')
  const calls: string[] = []
  const watching = startPasswordReset({ ...stores, accounts: watched(stores.accounts, calls), resets })
  const form = { documentNumber: account.document.number, phone: account.phone, code: '222222' }
  expect(await watching(form, visitor)).toEqual({ ok: false, refusal: 'code-wrong', hint: { triesLeft: 4 } })
  expect(calls).toEqual([])
})

it.each([
  ['was sent for signing in', 'sign-in', true],
  ['another browser asked for', 'reset-password', false],
] as const)('does not take a code that %s', async (_what, purpose, sameBrowser) => {
  const account = await aHolder()
  const visitor = aVisitor()
  const code = await smsCodeFor(account.phone, purpose, sameBrowser ? visitor : aVisitor())
  const form = { documentNumber: account.document.number, phone: account.phone, code }
  expect(await start(form, visitor)).toEqual({ ok: false, refusal: 'code-expired' })
})

it('gives the same reset to who presses again because the answer got lost', async () => {
  const account = await aHolder()
  const visitor = aVisitor()
  const first = await startAs(formOf(account), visitor)
  const form = { documentNumber: account.document.number, phone: account.phone, code: '246810' }
  const again = await start(form, { ...visitor, now: later(noon, 2 * MINUTE) })
  const resetId = first.ok && first.value.resetId
  expect(again).toEqual({ ok: true, value: { resetId, expiresInSeconds: 13 * 60 } })
})

it.each([
  ['another code', { code: '135790' }, (here: Visitor) => here],
  ['another number', { documentNumber: aResidentId() }, (here: Visitor) => here],
  ['the same form in another browser', {}, () => aVisitor()],
] as const)('gives nothing for a used code to who comes with %s', async (_what, differs, visitorThen) => {
  const account = await aHolder()
  const visitor = aVisitor()
  await startAs(formOf(account), visitor)
  const form = { documentNumber: account.document.number, phone: account.phone, code: '246810', ...differs }
  expect(await start(form, visitorThen(visitor))).toEqual({ ok: false, refusal: 'code-expired' })
})

it('asks for more than a phone that nobody proved for 90 days: the number may be another’s by now', async () => {
  const days = (count: number) => aHolder({ phoneVerifiedAt: later(noon, -count * DAY) })
  expect(await startAs(formOf(await days(90)))).toEqual({ ok: false, refusal: 'phone-not-verified-lately' })
  expect(await startAs(formOf(await days(89)))).toMatchObject({ ok: true })
})

it('takes a phone not proven for long in a browser that the account knows', async () => {
  const account = await aHolder({ phoneVerifiedAt: later(noon, -100 * DAY) })
  const home = aVisitor()
  await openSession(stores)({ account, methods: ['pwd'], event: 'signed-in-by-password' }, home)
  expect(await startAs(formOf(account), home)).toMatchObject({ ok: true })
  await stores.sessions.forgetBrowser(account.id, home.browser.tag, noon)
  expect(await startAs(formOf(account), home)).toMatchObject({ refusal: 'phone-not-verified-lately' })
})

it.each([
  ['a code', 'sms', 'signed-in-by-code'],
  ['an app that scanned, opened by a code perhaps', 'scan', 'signed-in-by-scan'],
] as const)(
  'does not count a browser that only the phone itself has opened since it went unproven, by %s',
  async (_what, method, event) => {
    const account = await aHolder({ phoneVerifiedAt: later(noon, -100 * DAY) })
    const openedBy = async (now: Date) => {
      const visitor = aVisitor({ now })
      await openSession(stores)({ account, methods: [method], event }, visitor)
      return { ...visitor, now: noon }
    }
    const given = await openedBy(later(noon, -5 * DAY))
    expect(await startAs(formOf(account), given)).toMatchObject({ refusal: 'phone-not-verified-lately' })
    const home = await openedBy(later(noon, -20 * DAY))
    expect(await startAs(formOf(account), home)).toMatchObject({ ok: true })
  },
)

it('does not say of another’s phone that it was not verified lately', async () => {
  const { document } = await aHolder({ phoneVerifiedAt: later(noon, -100 * DAY) })
  expect(await startAs({ number: document.number, phone: `+86${aPhone()}` })).toEqual(WRONG)
})

it('lets the owner of a phone try ten numbers a day with it, and no more', async () => {
  const account = await aHolder()
  for (let turn = 0; turn < 10; turn++) {
    expect(await startAs({ number: aResidentId(), phone: account.phone })).toEqual(WRONG)
  }
  const dayOn = later(noon, DAY)
  expect(await startAs(formOf(account))).toMatchObject({ ...TOO_MANY, hint: { retryAfterSeconds: 86_400 } })
  expect(await startAs(formOf(account), aVisitor({ now: dayOn }))).toMatchObject({ ok: true })
})

it('lets nobody who lacks the code use up what the holder’s phone may try', async () => {
  const account = await aHolder()
  const form = { documentNumber: account.document.number, phone: account.phone, code: '000000' }
  for (let turn = 0; turn < 12; turn++) await start(form, aVisitor())
  expect(await startAs(formOf(account))).toMatchObject({ ok: true })
})

it('lets one address begin sixty a day, whatever phones it has', async () => {
  const { address } = aBrowser()
  const here = () => aVisitor({ browser: aBrowser({ address }) })
  for (let turn = 0; turn < 60; turn++) {
    expect(await startAs({ number: aResidentId(), phone: aPhone() }, here())).toEqual(WRONG)
  }
  const account = await aHolder()
  expect(await startAs(formOf(account), here())).toMatchObject(TOO_MANY)
  expect(await startAs(formOf(account))).toMatchObject({ ok: true })
})

/** The calls on the outside world of a start whose code is right and whose phone is nobody's, in order of name. */
async function workOf(documentNumber: string) {
  const calls: string[] = []
  const visitor = aVisitor()
  const phone = aPhone()
  const code = await smsCodeFor(phone, 'reset-password', visitor)
  await startPasswordReset({
    accounts: watched(stores.accounts, calls),
    sessions: watched(stores.sessions, calls),
    codes: watched(stores.codes, calls),
    attempts: watched(stores.attempts, calls),
    personalData: watched(stores.personalData, calls),
    resets: watched(resets, calls),
  })({ documentNumber, phone, code }, visitor)
  return calls.sort()
}

const watched = <Port extends object>(port: Port, calls: string[]): Port =>
  new Proxy(port, {
    get(target, name, receiver) {
      calls.push(String(name))
      return Reflect.get(target, name, receiver) as unknown
    },
  })

import { expect, it } from 'vitest'
import { aVisitor, goodPassword, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, untoldOf, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { openSession } from '../domain/open-session.ts'
import { tryPassword } from '../domain/password-tries.ts'
import { aReset, aTelling, aUnit, newPassword, resets, visitorOf } from './password-reset.fixture.ts'

const UNKNOWN = { ok: false, refusal: 'reset-unknown' }
const { complete } = aTelling()

const opensWith = async ({ id }: Account, password: string) =>
  stores.passwords.verify((await stores.accounts.find(id))?.passwordHash, password)
const isReset = async (account: Account) => ({
  old: await opensWith(account, goodPassword),
  new: await opensWith(account, newPassword),
})

it.each([
  ['a person', aHolder],
  ['a unit', aUnit],
] as const)('sets the password of %s: the old one opens nothing any more', async (_who, make) => {
  const account = await make()
  const reset = await aReset(account)
  const done = await complete({ resetId: reset.id, password: newPassword }, visitorOf(reset))
  expect(done).toMatchObject({ ok: true, value: { maskedPhone: expect.stringContaining('****') as string } })
  expect(await isReset(account)).toEqual({ old: false, new: true })
  expect(await stores.accounts.find(account.id)).toEqual({
    ...account,
    passwordHash: expect.any(String) as string,
    phoneVerifiedAt: noon,
    sessionEpoch: 1,
  })
})

it('ends every session on both faces, those just opened with the old password included', async () => {
  const account = await aHolder()
  const opening = { account, methods: ['pwd' as const], event: 'signed-in-by-password' as const }
  await openSession(stores)(opening, aVisitor({ surface: 'app' }))
  await openSession(stores)(opening, aVisitor({ surface: 'portal' }))
  const reset = await aReset(account)

  await complete({ resetId: reset.id, password: newPassword }, visitorOf(reset))
  // The old password was right when it was looked at, and its session is written only now.
  const late = await openSession(stores)(opening, aVisitor())

  const after = await stores.accounts.find(account.id)
  expect(after?.sessionEpoch).not.toBe(late.session.epoch)
  expect(after && (await stores.sessions.live(after, noon))).toEqual([])
})

it('says whether it was this account that was signed in here', async () => {
  const [account, another] = [await aHolder(), await aHolder()]
  for (const who of [account, another]) {
    const opening = { account: who, methods: ['pwd' as const], event: 'signed-in-by-password' as const }
    const { session } = await openSession(stores)(opening, aVisitor())
    const reset = await aReset((await stores.accounts.find(account.id)) ?? account)
    const done = await complete({ resetId: reset.id, password: newPassword }, visitorOf(reset, { session }))
    expect(done).toMatchObject({ ok: true, value: { signedOutHere: who === account } })
  }
})

it('writes it into the history, with where it was done', async () => {
  const account = await aHolder()
  const reset = await aReset(account)
  const visitor = visitorOf(reset)
  await complete({ resetId: reset.id, password: newPassword }, visitor)
  const [latest] = await historyOf(account.id)
  expect(latest).toMatchObject({ type: 'password-reset', at: noon, where: visitor.browser.where })
})

it('tells the holder by SMS, once', async () => {
  const { messages, complete: tellingComplete } = aTelling()
  const account = await aHolder()
  const reset = await aReset(account)
  const request = { resetId: reset.id, password: newPassword }
  await tellingComplete(request, visitorOf(reset))
  await tellingComplete(request, visitorOf(reset))
  expect(messages).toEqual([{ phone: account.phone, message: { kind: 'password-reset', at: noon } }])
  expect(await untoldOf(account)).toEqual([])
})

it('stands although the network does not take the message', async () => {
  const { complete: mute } = aTelling({ networkUp: false })
  const account = await aHolder()
  const reset = await aReset(account)
  const done = await mute({ resetId: reset.id, password: newPassword }, visitorOf(reset))
  expect(done).toMatchObject({ ok: true })
  expect(await isReset(account)).toEqual({ old: false, new: true })
})

it('lets the holder sign in at once, whatever was guessed at the old password', async () => {
  const account = await aHolder()
  const reset = await aReset(account)
  const visitor = visitorOf(reset)
  const attempt = (password: string, passwordHash: string, knowsBrowser: boolean) =>
    tryPassword(stores)({ who: account.id, passwordHash, password, knowsBrowser, ...visitor })
  for (const knowsBrowser of [true, false]) {
    for (let turn = 0; turn < 7; turn++) await attempt('a-guess-of-mine', account.passwordHash, knowsBrowser)
    const closed = await attempt(goodPassword, account.passwordHash, knowsBrowser)
    expect(closed).toMatchObject({ outcome: 'too-many-tries' })
  }

  await complete({ resetId: reset.id, password: newPassword }, visitor)

  const hash = (await stores.accounts.find(account.id))?.passwordHash ?? ''
  expect(await attempt(newPassword, hash, true)).toEqual({ outcome: 'right' })
  expect(await attempt(newPassword, hash, false)).toEqual({ outcome: 'right' })
})

it.each([
  ['too short', () => '7-chars', 'password-too-short'],
  ['too long', () => '长'.repeat(129), 'password-too-long'],
  ['among the most used', () => 'password1', 'password-too-common'],
  ['made with the name', ({ name }: Account) => `x-${name}-2026`, 'password-tells-who-you-are'],
  [
    'made with the number',
    ({ document }: Account) => `id-${document.number.slice(-6)}!`,
    'password-tells-who-you-are',
  ],
  ['made with the phone', ({ phone }: Account) => `call-${phone.slice(3)}`, 'password-tells-who-you-are'],
  [
    'made with the representative’s name',
    ({ unit }: Account) => `x-${unit?.representative.name ?? ''}-2026`,
    'password-tells-who-you-are',
  ],
  [
    'made with the agent’s phone',
    ({ unit }: Account) => `call-${unit?.agent?.phone.slice(3) ?? ''}`,
    'password-tells-who-you-are',
  ],
] as const)('refuses a password that is %s, and another can be chosen', async (_what, make, refusal) => {
  const account = await aUnit()
  const reset = await aReset(account)
  const choose = (password: string) => complete({ resetId: reset.id, password }, visitorOf(reset))
  expect(await choose(make(account))).toEqual({ ok: false, refusal })
  expect(await choose(newPassword)).toMatchObject({ ok: true })
})

it('knows no reset of another browser, nor one that nobody began', async () => {
  const account = await aHolder()
  const reset = await aReset(account)
  const request = { resetId: reset.id, password: newPassword }
  expect(await complete(request, aVisitor())).toEqual(UNKNOWN)
  expect(await complete({ ...request, resetId: 'A'.repeat(22) }, visitorOf(reset))).toEqual(UNKNOWN)
  expect(await isReset(account)).toEqual({ old: true, new: false })
})

it('refuses from the very moment the reset expires', async () => {
  const reset = await aReset(await aHolder())
  const at = (now: Date) => complete({ resetId: reset.id, password: newPassword }, visitorOf(reset, { now }))
  expect(await at(reset.expiresAt)).toEqual({ ok: false, refusal: 'reset-expired' })
  expect(await at(later(reset.expiresAt, -1))).toMatchObject({ ok: true })
})

it('answers the same when the first answer got lost, and changes nothing again', async () => {
  const account = await aHolder()
  const reset = await aReset(account)
  const press = () => complete({ resetId: reset.id, password: newPassword }, visitorOf(reset))
  const first = await press()
  const after = await stores.accounts.find(account.id)
  expect(await press()).toEqual(first)
  expect(await stores.accounts.find(account.id)).toEqual(after)
  expect((await historyOf(account.id)).filter(({ type }) => type === 'password-reset')).toHaveLength(1)
})

it('sets one password only: whoever comes back with another is refused, however often', async () => {
  const account = await aHolder()
  const reset = await aReset(account)
  const choose = (password: string, now = noon) =>
    complete({ resetId: reset.id, password }, visitorOf(reset, { now }))
  await choose(newPassword)
  for (let turn = 0; turn < 6; turn++)
    expect(await choose(`another-password-${String(turn)}`)).toEqual(UNKNOWN)
  // A done reset is no way to try passwords without limit: by now even the right one has to wait.
  expect(await choose(newPassword)).toEqual(UNKNOWN)
  expect(await choose(newPassword, later(noon, 14 * MINUTE))).toMatchObject({ ok: true })
  expect(await isReset(account)).toEqual({ old: false, new: true })
})

it('is void once another reset has gone first', async () => {
  const account = await aHolder()
  const [slow, quick] = [await aReset(account), await aReset(account)]
  const choose = (reset: typeof slow, password: string) =>
    complete({ resetId: reset.id, password }, visitorOf(reset))
  expect(await choose(quick, newPassword)).toMatchObject({ ok: true })
  expect(await choose(slow, 'the-slower-one-9')).toEqual(UNKNOWN)
  expect(await isReset(account)).toEqual({ old: false, new: true })
  expect(await resets.find(slow.id)).toMatchObject({ state: 'open' })
})

it('is void for an account that is no longer there', async () => {
  const account = await aHolder()
  const reset = await aReset(account, { accountId: aVisitor().browser.tag as Account['id'] })
  expect(await complete({ resetId: reset.id, password: newPassword }, visitorOf(reset))).toEqual(UNKNOWN)
})

import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { aVisitor, consents, DAY, goodPassword, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, smsCodeFor, stores, untoldOf } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import type { SmsMessage } from '../domain/sms-message.ts'
import { SmsNotSent, type SmsSender } from '../domain/sms-sender.ts'
import { byCode, notices, ports, sessionOf, withPassword } from './sign-in.fixture.ts'
import { signInByPassword } from './sign-in-by-password.ts'
import { tellInPassing } from './tell-in-passing.ts'
import { newBrowserNotices } from './tell-of-new-browser.ts'

const signIn = ({ document }: Account, visitor = aVisitor()) =>
  withPassword(document.number, goodPassword, visitor)
const toldBySms = ({ phone }: Account) => notices.filter((notice) => notice.phone === phone)
it('lets nobody in untold: what is to be told is kept before the session is', async () => {
  const account = await aHolder()
  await signIn(account)
  const sessions = { ...stores.sessions, add: () => Promise.reject(new Error('crash')) }
  const request = { documentNumber: account.document.number, password: goodPassword, consents }
  await expect(signInByPassword({ ...ports, sessions })(request, aVisitor())).rejects.toThrow('crash')
  expect(await untoldOf(account)).toMatchObject([{ message: { kind: 'new-browser' } }])
})

const newInHistory = async ({ id }: Account) =>
  (await historyOf(id)).filter(({ newBrowser }) => newBrowser).map(({ type }) => type)

it('tells the holder by SMS and in the history of a password sign-in from a browser never used', async () => {
  const account = await aHolder()
  await signIn(account)
  const stranger = aVisitor()
  await signIn(account, stranger)
  const message: SmsMessage = { kind: 'new-browser', at: noon, where: stranger.browser.where }
  expect(toldBySms(account)).toEqual([{ phone: account.phone, message }])
  expect(await untoldOf(account)).toEqual([])
  expect(await newInHistory(account)).toEqual(['signed-in-by-password'])
})

it('tells nothing of the very first sign-in, nor of a browser that the account knows', async () => {
  const account = await aHolder()
  const own = aVisitor()
  await signIn(account, own)
  await signIn(account, own)
  expect(toldBySms(account)).toEqual([])
  expect(await newInHistory(account)).toEqual([])
})

it('tells of a sign-in to an account so long unused that no browser of it is remembered', async () => {
  const account = await aHolder({ registeredAt: later(noon, -400 * DAY) })
  await signIn(account)
  expect(toldBySms(account)).toHaveLength(1)
  expect(await newInHistory(account)).toEqual(['signed-in-by-password'])
})

it('tells again of a browser that was disowned', async () => {
  const account = await aHolder()
  await signIn(account)
  const stranger = aVisitor()
  await signIn(account, stranger)
  await stores.sessions.forgetBrowser(account.id, stranger.browser.tag, noon)
  await signIn(account, stranger)
  expect(toldBySms(account)).toHaveLength(2)
})

it('sends nothing after a code: the phone has just had a message, and the history marks the browser', async () => {
  const account = await aHolder()
  await signIn(account)
  const stranger = aVisitor()
  const code = await smsCodeFor(account.phone, 'sign-in', stranger)
  await byCode({ phone: account.phone, code, consents }, stranger)
  expect(toldBySms(account)).toEqual([])
  expect(await newInHistory(account)).toEqual(['signed-in-by-code'])
})

it('sends a phone ten notices a day at most, and the history has them all', async () => {
  const account = await aHolder()
  await signIn(account)
  for (let times = 0; times < 12; times += 1) await signIn(account)
  expect(toldBySms(account)).toHaveLength(10)
  expect(await newInHistory(account)).toHaveLength(12)
})

const aNetwork = (send: SmsSender['send'], faults: unknown[] = []) =>
  newBrowserNotices(
    stores.notices,
    tellInPassing(
      {
        ...stores,
        budget: { take: async () => true },
        sms: { send },
        onFault: (fault) => void faults.push(fault),
      },
      50,
    ),
  )
async function opened() {
  const account = await aHolder()
  const session = sessionOf(await signIn(account))
  return [account, { session, cookie: '', newBrowser: true }] as const
}

it('keeps nobody waiting at the door for a telephone network that is silent', async () => {
  const { tell } = aNetwork(() => sleep(5000, undefined, { ref: false }))
  const signedIn = await opened()
  const began = Date.now()
  await tell(...signedIn)
  expect(Date.now() - began).toBeLessThan(2000)
})

it.each<[string, Error, number]>([
  ['does not take the message', new SmsNotSent(), 0],
  ['fails in a way nobody thought of', new TypeError('boom'), 1],
])(
  'lets the sign-in stand, and keeps what is to be told, when the network %s',
  async (_how, fault, reported) => {
    const faults: unknown[] = []
    const { announce, tell } = aNetwork(() => Promise.reject(fault), faults)
    const [account, signedIn] = await opened()
    await announce(account)(signedIn.session)
    await tell(account, signedIn)
    expect(faults).toHaveLength(reported)
    expect(await untoldOf(account)).toMatchObject([{ message: { kind: 'new-browser' } }])
  },
)

import { expect, it } from 'vitest'
import { type GravePurpose, gravePurposeSchema } from '../../shared/contracts/holder-proof.ts'
import { aBrowser, DAY, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import type { Method } from '../domain/session.ts'
import type { SmsMessage } from '../domain/sms-message.ts'
import { sendCodeToHolder } from './send-code-to-holder.ts'
import { sendingLimits } from './sending-limits.ts'
import { aSender } from './sending.fixture.ts'

function aHolderSender() {
  const messages: { phone: string; message: SmsMessage }[] = []
  const sms = { send: async (phone: string, message: SmsMessage) => void messages.push({ phone, message }) }
  const budget = { take: async () => true }
  const send = sendCodeToHolder({ ...stores, limits: sendingLimits, budget, sms })
  const ask = (
    account: Account,
    {
      method = 'pwd',
      startedAt = noon,
      browser = aBrowser(),
      now = noon,
      purpose = 'verify-phone',
    }: Asking = {},
  ) => send({ purpose }, { account, session: { methods: [method], startedAt }, browser, now })
  return { ask, messages }
}
interface Asking {
  method?: Method
  startedAt?: Date
  browser?: ReturnType<typeof aBrowser>
  now?: Date
  purpose?: 'verify-phone' | GravePurpose
}

it('sends the holder a code to the bound phone, without a captcha', async () => {
  const { ask, messages } = aHolderSender()
  const [account, browser] = [await aHolder(), aBrowser()]
  expect(await ask(account, { browser })).toMatchObject({
    ok: true,
    value: {
      maskedPhone: `${account.phone.slice(3, 6)}****${account.phone.slice(-4)}`,
      expiresInSeconds: 300,
    },
  })
  expect(messages).toMatchObject([
    { phone: account.phone, message: { kind: 'code', purpose: 'verify-phone' } },
  ])
  const message = messages[0]?.message
  const code = message?.kind === 'code' ? message.code : ''
  const binding = { phone: account.phone, browserTag: browser.tag }
  const check = (purpose: 'reset-password' | 'verify-phone') =>
    stores.codes.check({ ...binding, purpose }, code, noon)
  expect(await check('reset-password')).toEqual({ outcome: 'expired' })
  expect(await check('verify-phone')).toEqual({ outcome: 'right' })
})

it('counts it with every other code that the number is sent', async () => {
  const { ask } = aHolderSender()
  const account = await aHolder()
  await aSender().ask({ phone: account.phone })
  expect(await ask(account)).toEqual({
    ok: false,
    refusal: 'sent-too-often',
    hint: { retryAfterSeconds: 60 },
  })
  expect(await ask(account, { now: later(noon, MINUTE) })).toMatchObject({ ok: true })
})

it('sends nothing to a phone not proven for long that vouches for itself', async () => {
  const { ask, messages } = aHolderSender()
  const account = await aHolder({ phoneVerifiedAt: later(noon, -100 * DAY) })
  const refused = { ok: false, refusal: 'signed-in-by-code-only' }
  expect(await ask(account, { method: 'sms' })).toEqual(refused)
  expect(messages).toEqual([])
  expect(await ask(account, { method: 'pwd' })).toMatchObject({ ok: true })
})

it.each(gravePurposeSchema.options)(
  'sends the code for a grave act to such a phone all the same, since it opens nothing without the password (%s)',
  async (purpose) => {
    const { ask, messages } = aHolderSender()
    const account = await aHolder({ phoneVerifiedAt: later(noon, -100 * DAY) })
    expect(await ask(account, { method: 'sms', purpose })).toMatchObject({ ok: true })
    expect(messages).toMatchObject([{ phone: account.phone, message: { kind: 'code', purpose } }])
  },
)

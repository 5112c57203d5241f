import { expect, it } from 'vitest'
import { aPhone, aVisitor, DAY, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, aProof, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { openSession } from '../domain/open-session.ts'
import type { SmsMessage } from '../domain/sms-message.ts'
import { sendCodeToNewPhone } from './send-code-to-new-phone.ts'
import { sendingLimits } from './sending-limits.ts'

const messages: { phone: string; message: SmsMessage }[] = []
const sms = { send: async (phone: string, message: SmsMessage) => void messages.push({ phone, message }) }
const send = sendCodeToNewPhone({
  ...stores,
  limits: sendingLimits,
  budget: { take: async () => true },
  sms,
})

async function aProver(account: Account, now = noon) {
  const visitor = aVisitor({ now })
  const opening = { account, methods: ['pwd' as const], event: 'signed-in-by-password' as const }
  const { session } = await openSession(stores)(opening, visitor)
  const proof = await aProof(session, 'change-phone', now)
  return { holder: { ...visitor, account, session }, proof }
}

it('sends a code to the phone that is to be bound, whether or not it has an account', async () => {
  const other = await aHolder()
  const { holder, proof } = await aProver(await aHolder())
  for (const phone of [`+86${aPhone()}`, other.phone]) {
    expect(await send({ proofId: proof.id, phone }, holder)).toMatchObject({
      ok: true,
      value: { expiresInSeconds: 300 },
    })
    const { message } = messages.find((sent) => sent.phone === phone) ?? expect.fail()
    const code = message.kind === 'code' ? message.code : ''
    const binding = { phone, purpose: 'new-phone', browserTag: holder.browser.tag } as const
    expect(await stores.codes.check(binding, code, noon)).toEqual({ outcome: 'right' })
  }
})

it('sends nothing to who has not proved to be the holder', async () => {
  const account = await aHolder()
  const { holder } = await aProver(account)
  const { proof: another } = await aProver(account)
  const ofAnotherAct = await aProof(holder.session, 'leave')
  const phone = aPhone()
  for (const { id: proofId } of [another, ofAnotherAct, { id: 'p'.repeat(22) }])
    expect(await send({ proofId, phone }, holder)).toEqual({ ok: false, refusal: 'proof-unknown' })
  expect(messages.filter((sent) => sent.phone === `+86${phone}`)).toEqual([])
})

it('sends nothing to what is no phone, and nothing to the phone that is bound already', async () => {
  const { holder, proof } = await aProver(await aHolder())
  const ask = (phone: string) => send({ proofId: proof.id, phone }, holder)
  expect(await ask('12')).toEqual({ ok: false, refusal: 'phone-not-valid' })
  expect(await ask(holder.account.phone)).toEqual({ ok: false, refusal: 'phone-unchanged' })
})

it('sends codes for one account to ten phones a day at most', async () => {
  const account = await aHolder()
  const { holder, proof } = await aProver(account)
  const ask = () => send({ proofId: proof.id, phone: aPhone() }, holder)
  for (let times = 0; times < 10; times += 1) expect(await ask()).toMatchObject({ ok: true })
  expect(await ask()).toEqual({
    ok: false,
    refusal: 'sent-too-often',
    hint: { retryAfterSeconds: DAY / 1000 },
  })
  const tomorrow = await aProver(account, later(noon, DAY))
  expect(await send({ proofId: tomorrow.proof.id, phone: aPhone() }, tomorrow.holder)).toMatchObject({
    ok: true,
  })
})

it('counts it with every other code that the number is sent', async () => {
  const { holder, proof } = await aProver(await aHolder())
  const phone = aPhone()
  const ask = (now: Date) => send({ proofId: proof.id, phone }, { ...holder, now })
  expect(await ask(noon)).toMatchObject({ ok: true })
  expect(await ask(later(noon, MINUTE - 1000))).toMatchObject({ refusal: 'sent-too-often' })
  expect(await ask(later(noon, MINUTE))).toMatchObject({ ok: true })
})

import { expect, it } from 'vitest'
import { aBrowser, aPhone, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import { drawCode } from './deliver-code.ts'
import { aSender } from './sending.fixture.ts'

const HOUR = 60 * MINUTE
const tooOften = (retryAfterSeconds: number) => ({
  ok: false,
  refusal: 'sent-too-often',
  hint: { retryAfterSeconds },
})

it('sends a code that opens what it was asked for, to the phone that was named', async () => {
  const { ask, messages, lastCode } = aSender()
  const [phone, browser] = [aPhone(), aBrowser()]
  const sent = await ask({ phone: ` ${phone.slice(0, 3)} ${phone.slice(3)}`, browser, purpose: 'register' })
  expect(sent).toMatchObject({
    ok: true,
    value: {
      maskedPhone: `${phone.slice(0, 3)}****${phone.slice(7)}`,
      expiresInSeconds: 300,
      resendAfterSeconds: 60,
    },
  })
  expect(messages.map((message) => message.phone)).toEqual([`+86${phone}`])
  const binding = { phone: `+86${phone}`, purpose: 'register' as const, browserTag: browser.tag }
  expect(await stores.codes.check(binding, lastCode(), noon)).toEqual({ outcome: 'right' })
})

it('answers and sends alike whether or not the phone has an account', async () => {
  const holder = await aHolder()
  const { ask, messages } = aSender()
  const known = await ask({ phone: holder.phone })
  const unknown = await ask({ phone: aPhone() })
  const shape = ({ ok, ...rest }: typeof known) => [
    ok,
    JSON.stringify(rest).replaceAll(/\d{3}\*{4}\d{4}/g, 'masked'),
  ]
  expect(shape(known)).toEqual(shape(unknown))
  const [first, second] = messages.map(({ message, language }) => ({ ...message, language, code: '' }))
  expect(first).toEqual(second)
})

it('sends nothing before the captcha is right, and takes an answer only once', async () => {
  const { ask, messages } = aSender()
  const browser = aBrowser()
  const wrong = await ask({ browser, captchaAnswer: '0000' })
  expect(wrong).toMatchObject({ ok: false, refusal: 'captcha-wrong' })
  expect(await wrong.again()).toMatchObject({ ok: false, refusal: 'captcha-wrong' })
  expect(messages).toEqual([])

  const right = await ask({ browser })
  expect(await right.again()).toMatchObject({ ok: false, refusal: 'captcha-wrong' })
  expect(messages).toHaveLength(1)
})

it('uses up no captcha for a phone number that is none', async () => {
  const { ask, messages } = aSender()
  expect(await ask({ phone: '020-83133000' })).toMatchObject({ ok: false, refusal: 'phone-not-valid' })
  expect(messages).toEqual([])
})

it('counts a number as one however it is written', async () => {
  const { ask } = aSender()
  const phone = aPhone()
  await ask({ phone })
  expect(await ask({ phone: `+86 ${phone}` })).toMatchObject(tooOften(60))
})

it('sends a number one code a minute', async () => {
  const { ask, messages } = aSender()
  const phone = aPhone()
  await ask({ phone })
  expect(await ask({ phone, now: later(noon, 15_000) })).toMatchObject(tooOften(45))
  expect(await ask({ phone, now: later(noon, MINUTE) })).toMatchObject({ ok: true })
  expect(messages).toHaveLength(2)
})

it('sends a number five codes an hour and ten a day, whoever asks', async () => {
  const { ask, messages } = aSender()
  const phone = aPhone()
  const at = (hours: number, minutes: number) =>
    ask({ phone, now: later(noon, hours * HOUR + minutes * MINUTE) })
  for (let minute = 0; minute < 5; minute++) expect(await at(0, minute)).toMatchObject({ ok: true })
  expect(await at(0, 10)).toMatchObject(tooOften(50 * 60))
  for (let minute = 0; minute < 5; minute++) expect(await at(2, minute)).toMatchObject({ ok: true })
  expect(await at(4, 0)).toMatchObject(tooOften(20 * 3600))
  expect(await at(24, 0)).toMatchObject({ ok: true })
  expect(messages).toHaveLength(11)
})

it('sends one code of twenty asked for at once', async () => {
  const { ask, messages } = aSender()
  const phone = aPhone()
  await Promise.all(Array.from({ length: 20 }, () => ask({ phone })))
  expect(messages).toHaveLength(1)
})

it('sends thirty codes an hour to one address, and what is refused there does not count for the number', async () => {
  const { ask, messages } = aSender()
  const { address } = aBrowser()
  const here = () => aBrowser({ address })
  for (let count = 0; count < 30; count++) expect(await ask({ browser: here() })).toMatchObject({ ok: true })
  const phone = aPhone()
  expect(await ask({ phone, browser: here() })).toMatchObject(tooOften(3600))
  expect(await ask({ phone })).toMatchObject({ ok: true })
  expect(messages).toHaveLength(31)
})

it('counts every address of one IPv6 line together', async () => {
  const { ask } = aSender()
  const line = aBrowser()
    .tag.replaceAll(/[^a-f0-9]/g, '')
    .padEnd(4, '0')
    .slice(0, 4)
  const from = (host: number) => aBrowser({ address: `2001:db8:${line}:1::${String(host)}` })
  for (let host = 1; host <= 30; host++) await ask({ browser: from(host) })
  expect(await ask({ browser: from(31) })).toMatchObject({ ok: false, refusal: 'sent-too-often' })
})

it('leaves the code that was sent before in force when a further one is refused', async () => {
  const { ask, lastCode } = aSender()
  const [phone, browser] = [aPhone(), aBrowser()]
  await ask({ phone, browser })
  await ask({ phone, browser, captchaAnswer: '0000' })
  expect(await ask({ phone, browser })).toMatchObject(tooOften(60))
  const spent = aSender({ budgetLeft: false })
  const aMinuteOn = later(noon, MINUTE)
  expect(await spent.ask({ phone, browser, now: aMinuteOn })).toMatchObject({
    ok: false,
    refusal: 'sms-budget-spent',
  })
  const binding = { phone: `+86${phone}`, purpose: 'sign-in' as const, browserTag: browser.tag }
  expect(await stores.codes.check(binding, lastCode(), aMinuteOn)).toEqual({ outcome: 'right' })
})

it('says so when the network did not take the message, and when to try again', async () => {
  const { ask } = aSender({ network: 'down' })
  expect(await ask({})).toMatchObject({
    ok: false,
    refusal: 'sms-not-sent',
    hint: { retryAfterSeconds: 60 },
  })
})

const resentOver = async (network: 'up' | 'down' | 'loses its answers') => {
  const [first, second] = [aSender(), aSender({ network })]
  const [phone, browser, aMinuteOn] = [aPhone(), aBrowser(), later(noon, MINUTE)]
  await first.ask({ phone, browser })
  await second.ask({ phone, browser, now: aMinuteOn })
  const binding = { phone: `+86${phone}`, purpose: 'sign-in' as const, browserTag: browser.tag }
  const check = async (code: string) => (await stores.codes.check(binding, code, aMinuteOn)).outcome
  return { check, first: first.lastCode(), second: second.lastCode() }
}

it('leaves the code that was sent before in force when the network is down for the next', async () => {
  const { check, first } = await resentOver('down')
  expect(await check(first)).toBe('right')
})

it('opens by the code on the phone, whichever it is, when the answer of the network was lost', async () => {
  const arrived = await resentOver('loses its answers')
  expect(await arrived.check(arrived.second)).toBe('right')
  const delayed = await resentOver('loses its answers')
  expect(await delayed.check(delayed.first)).toBe('right')
})

it('opens by the newest code alone once it was sent', async () => {
  const { check, first, second } = await resentOver('up')
  expect(await check(first)).toBe('wrong')
  expect(await check(second)).toBe('right')
})

it('writes in the language that the page speaks, else in that of the phone’s region', async () => {
  const { ask, messages } = aSender()
  await ask({ language: 'en' })
  await ask({})
  await ask({ phone: `+852 65${aPhone().slice(-6)}` })
  expect(messages.map(({ language }) => language)).toEqual(['en', 'zh-Hans', 'zh-Hant'])
})

it('draws six digits, leading zeros included, from all there are', () => {
  const codes = Array.from({ length: 20_000 }, drawCode)
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
  for (const digit of '0123456789') {
    const share = codes.filter((code) => code.startsWith(digit)).length / codes.length
    expect(Math.abs(share - 0.1)).toBeLessThan(0.015)
  }
})

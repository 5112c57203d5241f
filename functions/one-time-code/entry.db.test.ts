import { afterAll, expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/one-time-code.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { aPhone } from '../adapters/people.fixture.ts'
import { startSns } from '../adapters/sms/sns.fixture.ts'
import { captchas } from './sending.fixture.ts'

const { sns, endpoint, stop } = await startSns()
afterAll(stop)
process.env['AWS_ENDPOINT_URL_SNS'] = endpoint
const { handler } = await import('./entry.ts')

/** Draws a captcha and looks its solution up in the store, as a person reads or hears it. */
async function solve(device: Device, form: 'picture' | 'sound' = 'picture') {
  const { body } = await device.call(handler, contracts.drawCaptcha, { form })
  const captchaId = String(body['captchaId'])
  const captcha = await captchas.take(captchaId)
  if (captcha) await captchas.add({ ...captcha, expiresAt: new Date(Date.now() + 60_000) })
  return { captchaId, captchaAnswer: captcha?.solution.toLowerCase() ?? '', shown: body }
}

it('draws a captcha and, once it is answered, sends a code through SNS', async () => {
  const device = new Device('app')
  const { shown, ...captcha } = await solve(device)
  expect(shown['picture']).toMatch(/^<svg /)
  const phone = aPhone()
  const sent = await device.call(handler, contracts.sendCode, { purpose: 'sign-in', phone, ...captcha })
  expect(sent).toMatchObject({ status: 200, body: { resendAfterSeconds: 60 } })
  expect(sns.asked.at(-1)).toMatchObject({
    PhoneNumber: `+86${phone}`,
    Message: expect.stringContaining('登录') as string,
  })
})

it('does not take a captcha that was drawn for another browser', async () => {
  const { captchaId, captchaAnswer } = await solve(new Device('app'))
  const input = { purpose: 'sign-in' as const, phone: aPhone(), captchaId, captchaAnswer }
  expect(await new Device('app').call(handler, contracts.sendCode, input)).toMatchObject({
    status: 422,
    body: { code: 'captcha-wrong' },
  })
})

it('answers 502 while SNS takes nothing', async () => {
  sns.mood = 'refuses'
  const device = new Device('portal')
  const { captchaId, captchaAnswer } = await solve(device)
  const input = { purpose: 'register' as const, phone: aPhone(), captchaId, captchaAnswer }
  expect(await device.call(handler, contracts.sendCode, input)).toMatchObject({
    status: 502,
    body: { code: 'sms-not-sent' },
  })
})

it('sends a code to somebody who only listened', async () => {
  const device = new Device('app')
  const { shown, ...captcha } = await solve(device, 'sound')
  expect(Object.keys(shown).toSorted()).toEqual(['captchaId', 'expiresInSeconds', 'form', 'sound'])
  expect(Buffer.from(String(shown['sound']), 'base64').toString('latin1')).toMatch(/^RIFF.{4}WAVE/s)
  expect(captcha.captchaAnswer).toMatch(/^\d{6}$/)
  sns.mood = 'takes'
  const sent = await device.call(handler, contracts.sendCode, {
    purpose: 'sign-in',
    phone: aPhone(),
    ...captcha,
  })
  expect(sent.status).toBe(200)
})

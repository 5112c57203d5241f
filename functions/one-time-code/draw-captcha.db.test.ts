import { expect, it } from 'vitest'
import { aBrowser, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import { captchas } from './sending.fixture.ts'
import { drawCaptcha } from './draw-captcha.ts'
import { sendingLimits } from './sending-limits.ts'

const drawn: string[] = []
const draw = drawCaptcha({
  ...stores,
  captchas,
  limits: sendingLimits,
  drawer: { draw: (text) => (drawn.push(text), `<svg>${String(drawn.length)}</svg>`) },
})

it('draws a captcha for this browser and keeps what it says', async () => {
  const browser = aBrowser()
  const result = await draw({ browser, now: noon })
  expect(result).toMatchObject({ ok: true, value: { expiresInSeconds: 120 } })
  const captchaId = result.ok ? result.value.captchaId : ''
  expect(await captchas.take(captchaId)).toMatchObject({ text: drawn.at(-1), browserTag: browser.tag })
})

it('draws twenty in ten minutes for a browser', async () => {
  const browser = aBrowser()
  for (let count = 0; count < 20; count++)
    expect(await draw({ browser, now: noon })).toMatchObject({ ok: true })
  expect(await draw({ browser, now: later(noon, MINUTE) })).toEqual({
    ok: false,
    refusal: 'too-many-requests',
    hint: { retryAfterSeconds: 540 },
  })
  expect(await draw({ browser, now: later(noon, 10 * MINUTE) })).toMatchObject({ ok: true })
})

it('draws a hundred in ten minutes for an address, however many browsers it shows', async () => {
  const { address } = aBrowser()
  const results = []
  for (let count = 0; count < 101; count++)
    results.push(await draw({ browser: aBrowser({ address }), now: noon }))
  expect(results.filter(({ ok }) => ok)).toHaveLength(100)
})

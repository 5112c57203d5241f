import { expect, it } from 'vitest'
import { typedChallenge } from '../adapters/captcha/typed-challenge.ts'
import { aBrowser, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import { judgeCaptcha } from './captcha.ts'
import { captchas } from './sending.fixture.ts'
import { drawCaptcha } from './draw-captcha.ts'
import { sendingLimits } from './sending-limits.ts'

const challenge = typedChallenge()
const draw = drawCaptcha({ ...stores, captchas, limits: sendingLimits, challenge })
const picture = { form: 'picture' } as const
const sound = { form: 'sound' } as const

it.each([picture, sound])(
  'poses a challenge to this browser and keeps what solves it: a $form',
  async ({ form }) => {
    const browser = aBrowser()
    const result = await draw({ form }, { browser, now: noon })
    expect(result).toMatchObject({ ok: true, value: { form, expiresInSeconds: 120 } })
    const captchaId = result.ok ? result.value.captchaId : ''
    const kept = await captchas.take(captchaId)
    expect(kept).toMatchObject({ browserTag: browser.tag })
    expect(kept?.solution).toMatch(form === 'picture' ? /^[0-9A-Z]{4}$/ : /^\d{6}$/)
  },
)

it('takes what was heard as it takes what was read: once, here, for two minutes', async () => {
  const judge = judgeCaptcha(challenge)
  const heard = async (differs: { browserTag?: string; now?: Date } = {}) => {
    const browser = aBrowser()
    const result = await draw(sound, { browser, now: noon })
    const captcha = await captchas.take(result.ok ? result.value.captchaId : '')
    if (!captcha) throw new Error('nothing was kept')
    expect(await captchas.take(captcha.id)).toBeUndefined()
    const text = ` ${captcha.solution.slice(0, 3)} ${captcha.solution.slice(3)}`
    return (await judge(captcha, { text, browserTag: browser.tag, now: noon, ...differs })).ok
  }
  expect(await heard()).toBe(true)
  expect(await heard({ browserTag: aBrowser().tag })).toBe(false)
  expect(await heard({ now: later(noon, 2 * MINUTE) })).toBe(false)
})

it('draws twenty in ten minutes for a browser, for eyes and ears together', async () => {
  const browser = aBrowser()
  for (let count = 0; count < 20; count++)
    expect(await draw(picture, { browser, now: noon })).toMatchObject({ ok: true })
  expect(await draw(sound, { browser, now: later(noon, MINUTE) })).toEqual({
    ok: false,
    refusal: 'too-many-requests',
    hint: { retryAfterSeconds: 540 },
  })
  expect(await draw(sound, { browser, now: later(noon, 10 * MINUTE) })).toMatchObject({ ok: true })
})

it('draws a hundred in ten minutes for an address, however many browsers it shows', async () => {
  const { address } = aBrowser()
  const results = []
  for (let count = 0; count < 101; count++)
    results.push(await draw(count % 2 ? picture : sound, { browser: aBrowser({ address }), now: noon }))
  expect(results.filter(({ ok }) => ok)).toHaveLength(100)
})

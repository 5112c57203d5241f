import { beforeEach, expect, it, vi } from 'vitest'
import { alertsOf, fill, json, openPage, press, problem } from '../../page.fixture.ts'
import { appRoutes } from './routes.ts'

const picture = { form: 'picture', captchaId: 'p'.repeat(22), picture: '<svg/>', expiresInSeconds: 120 }
const sound = { form: 'sound', captchaId: 's'.repeat(22), sound: btoa('RIFF'), expiresInSeconds: 120 }
const sent = { maskedPhone: '199****0001', expiresInSeconds: 300, resendAfterSeconds: 60 }

const play = vi.spyOn(HTMLMediaElement.prototype, 'play')
beforeEach(() => void play.mockReset().mockResolvedValue())

/** `sounds`: what the server answers to one wish to listen after the other. */
async function openByCode({ sounds = [() => json(sound)], sending = () => json(sent) } = {}) {
  let drawn = 0
  const opened = await openPage(appRoutes, {
    at: '/sign-in/code',
    server: {
      '/api/captchas': (input) =>
        (input as { form: string }).form === 'picture'
          ? json(picture)
          : (sounds[Math.min(drawn++, sounds.length - 1)]?.() ?? json(sound)),
      '/api/one-time-codes': sending,
    },
  })
  const audio = () => opened.page.find('audio')
  const loaded = () => audio().trigger('loadeddata')
  return { ...opened, audio, loaded }
}

it('plays digits to whoever cannot see the picture, as soon as they are there, and again', async () => {
  const { page, audio, loaded, sentTo } = await openByCode()
  await press(page, '听语音验证码')
  expect(sentTo('/api/captchas')).toEqual([{ form: 'picture' }, { form: 'sound' }])
  expect(page.text()).toContain('输入听到的 6 位数字')
  expect(page.find('img').exists()).toBe(false)
  expect(audio().attributes('src')).toMatch(/^blob:/)
  expect(play).not.toHaveBeenCalled()
  await loaded()
  expect(play).toHaveBeenCalledTimes(1)
  await audio().trigger('playing')
  expect(page.text()).toContain('正在播放…')
  await audio().trigger('ended')
  await press(page, '再听一遍')
  expect(play).toHaveBeenCalledTimes(2)
})

it('sends what was heard', async () => {
  const { page, sentTo } = await openByCode()
  await press(page, '听语音验证码')
  await fill(page, '手机号', '19900000001')
  await fill(page, '语音验证码', '023456')
  await press(page, '获取验证码')
  expect(sentTo('/api/one-time-codes')).toMatchObject([
    { captchaId: sound.captchaId, captchaAnswer: '023456' },
  ])
  expect(page.text()).toContain('已发送到 199****0001')
})

it('leaves the way to hear it open where the browser plays nothing by itself', async () => {
  play.mockRejectedValueOnce(new DOMException('', 'NotAllowedError'))
  const { page, loaded } = await openByCode()
  await press(page, '听语音验证码')
  await loaded()
  await press(page, '播放')
  expect(play).toHaveBeenCalledTimes(2)
})

it('fetches another after a mistake, and plays it only when asked to', async () => {
  const { page, loaded, sentTo } = await openByCode({ sending: () => problem(422, 'captcha-wrong') })
  await press(page, '听语音验证码')
  await loaded()
  await fill(page, '手机号', '19900000001')
  await fill(page, '语音验证码', '000000')
  await press(page, '获取验证码')
  expect(alertsOf(page)).toEqual(['语音验证码不对或已过期，请播放新的一段，重新输入。'])
  expect(sentTo('/api/captchas')).toHaveLength(3)
  await loaded()
  expect(play).toHaveBeenCalledTimes(1)
  await press(page, '播放')
  expect(play).toHaveBeenCalledTimes(2)
})

it('says why there is nothing to hear, and offers another and the picture', async () => {
  const { page } = await openByCode({
    sounds: [() => problem(429, 'too-many-requests'), () => json(sound)],
  })
  await press(page, '听语音验证码')
  expect(alertsOf(page)).toEqual(['获取次数太多，请稍等片刻再点“换一段”。'])
  await press(page, '换一段')
  expect(alertsOf(page)).toEqual([])
  expect(page.find('audio').exists()).toBe(true)
  await press(page, '看图形验证码')
  expect(page.find('img').exists()).toBe(true)
  expect(page.find('audio').exists()).toBe(false)
})

it('asks for the digits when they are missing', async () => {
  const { page } = await openByCode()
  await press(page, '听语音验证码')
  await fill(page, '手机号', '19900000001')
  await press(page, '获取验证码')
  expect(alertsOf(page)).toEqual(['请输入听到的 6 位数字。'])
})

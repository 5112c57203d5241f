import { computed, shallowRef } from 'vue'
import { drawCaptcha } from '../../../shared/contracts/one-time-code.ts'
import type { Call } from './call.ts'
import { drawCaptchaTexts } from './sms-code-texts.ts'

/** `none`: not drawn yet, or it answered its one request and nobody asked for another. */
type Captcha =
  | { name: 'none' }
  | { name: 'drawing' }
  | { name: 'drawn'; id: string; picture: string; staleAt: number }
  | { name: 'failed'; trouble: string }

/** The picture with characters that guards an SMS, and the answer typed to it. */
export function useCaptcha({ call, now }: { call: Call; now: () => number }) {
  const captcha = shallowRef<Captcha>({ name: 'none' })
  const answer = shallowRef('')
  const picture = computed(() =>
    captcha.value.name === 'drawn'
      ? `data:image/svg+xml,${encodeURIComponent(captcha.value.picture)}`
      : undefined,
  )
  const trouble = computed(() => (captcha.value.name === 'failed' ? captcha.value.trouble : undefined))

  async function draw() {
    answer.value = ''
    captcha.value = { name: 'drawing' }
    const reply = await call(drawCaptcha, {})
    if (!reply.ok) {
      captcha.value = { name: 'failed', trouble: drawCaptchaTexts[reply.refusal] }
      return
    }
    const { captchaId, picture, expiresInSeconds } = reply.value
    captcha.value = { name: 'drawn', id: captchaId, picture, staleAt: now() + expiresInSeconds * 1000 }
  }

  /** For the moment somebody turns to a picture that lay there too long. */
  async function drawIfStale() {
    if (captcha.value.name === 'drawn' && now() >= captcha.value.staleAt) await draw()
  }

  /** What goes with the request; undefined while there is no picture or no answer. */
  function answered() {
    const captchaAnswer = answer.value.trim()
    if (captcha.value.name !== 'drawn' || captchaAnswer === '') return undefined
    return { captchaId: captcha.value.id, captchaAnswer }
  }

  function useUp() {
    answer.value = ''
    captcha.value = { name: 'none' }
  }

  return { answer, picture, trouble, draw, drawIfStale, answered, useUp }
}

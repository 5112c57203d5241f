import { computed, onScopeDispose, shallowRef } from 'vue'
import { drawCaptcha } from '../../../shared/contracts/one-time-code.ts'
import type { Call } from './call.ts'
import { captchaTexts } from './sms-code-texts.ts'

/** A picture for eyes, a sound for ears. */
export type CaptchaForm = 'picture' | 'sound'

/** `none`: not drawn yet, or it answered its one request and nobody asked for another. */
type Captcha =
  | { name: 'none' }
  | { name: 'drawing' }
  | { name: 'drawn'; id: string; url: string; staleAt: number }
  | { name: 'failed'; trouble: string }

/** The characters to read, or digits to hear, that guard an SMS, and the answer typed to them. */
export function useCaptcha({ call, now }: { call: Call; now: () => number }) {
  const captcha = shallowRef<Captcha>({ name: 'none' })
  const form = shallowRef<CaptchaForm>('picture')
  const answer = shallowRef('')
  const url = computed(() => (captcha.value.name === 'drawn' ? captcha.value.url : undefined))
  const picture = computed(() => (form.value === 'picture' ? url.value : undefined))
  const sound = computed(() => (form.value === 'sound' ? url.value : undefined))
  const trouble = computed(() => (captcha.value.name === 'failed' ? captcha.value.trouble : undefined))
  const words = computed(() => captchaTexts[form.value])

  /** Another one, in the form of the last or in the one that is asked for. */
  async function draw(wanted: CaptchaForm = form.value) {
    useUp()
    form.value = wanted
    captcha.value = { name: 'drawing' }
    const reply = await call(drawCaptcha, { form: wanted })
    // Somebody chose the other form meanwhile.
    if (form.value !== wanted) return
    if (!reply.ok) {
      captcha.value = { name: 'failed', trouble: words.value.draw[reply.refusal] }
      return
    }
    const { captchaId: id, expiresInSeconds } = reply.value
    captcha.value = { name: 'drawn', id, url: urlOf(reply.value), staleAt: now() + expiresInSeconds * 1000 }
  }

  /** For the moment somebody turns to a picture that lay there too long; a sound would change unheard. */
  async function drawIfStale() {
    if (form.value === 'sound' || captcha.value.name !== 'drawn') return
    if (now() >= captcha.value.staleAt) await draw()
  }

  /** What goes with the request; undefined while there is no captcha or no answer. */
  function answered() {
    const captchaAnswer = answer.value.trim()
    if (captcha.value.name !== 'drawn' || captchaAnswer === '') return undefined
    return { captchaId: captcha.value.id, captchaAnswer }
  }

  function useUp() {
    if (sound.value) URL.revokeObjectURL(sound.value)
    answer.value = ''
    captcha.value = { name: 'none' }
  }
  onScopeDispose(useUp)

  return { form, answer, picture, sound, trouble, words, draw, drawIfStale, answered, useUp }
}

type Drawn = { form: 'picture'; picture: string } | { form: 'sound'; sound: string }

function urlOf(drawn: Drawn): string {
  if (drawn.form === 'picture') return `data:image/svg+xml,${encodeURIComponent(drawn.picture)}`
  const bytes = Uint8Array.from(atob(drawn.sound), (character) => character.charCodeAt(0))
  return URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }))
}

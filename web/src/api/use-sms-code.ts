import { computed, shallowRef, watch } from 'vue'
import { type CodePurpose, drawCaptcha, sendCode } from '../../../shared/contracts/one-time-code.ts'
import type { Call, Refused, RefusalTo } from './call.ts'
import { drawCaptchaTexts, sendCodeTexts } from './sms-code-texts.ts'
import { useCountdown } from './use-countdown.ts'

type Captcha =
  { name: 'drawing' } | { name: 'drawn'; id: string; picture: string; staleAt: number } | { name: 'failed' }

export type SmsCodeField = 'phone' | 'answer' | 'code'
type Errors = Partial<Record<SmsCodeField, string | undefined>>

const FIELD_AT_FAULT: Partial<Record<RefusalTo<typeof sendCode>, SmsCodeField>> = {
  'phone-not-valid': 'phone',
  'captcha-wrong': 'answer',
}

/** A phone, the picture that guards its SMS, the code that came, and the wait before another may be sent. */
export function useSmsCode(
  { call, now }: { call: Call; now: () => number },
  purpose: CodePurpose,
  findPhoneFault: (phone: string) => string | undefined = (phone) =>
    phone.trim() ? undefined : '请输入手机号。',
) {
  const phone = shallowRef('')
  const answer = shallowRef('')
  const code = shallowRef('')
  const errors = shallowRef<Errors>({})
  const captcha = shallowRef<Captcha>({ name: 'drawing' })
  const isSending = shallowRef(false)
  /** Masked, as the server wrote it. */
  const sentTo = shallowRef<string>()
  const { secondsLeft: secondsToWait, start: wait } = useCountdown(now)
  const picture = computed(() =>
    captcha.value.name === 'drawn'
      ? `data:image/svg+xml,${encodeURIComponent(captcha.value.picture)}`
      : undefined,
  )

  const correct = (field: SmsCodeField, error?: string) =>
    void (errors.value = { ...errors.value, [field]: error })
  watch(phone, () => correct('phone'))
  watch(answer, (typed) => typed && correct('answer'))
  watch(code, (typed) => typed && correct('code'))

  async function draw() {
    captcha.value = { name: 'drawing' }
    const reply = await call(drawCaptcha, {})
    if (reply.ok) {
      const { captchaId, picture, expiresInSeconds } = reply.value
      captcha.value = { name: 'drawn', id: captchaId, picture, staleAt: now() + expiresInSeconds * 1000 }
    } else {
      captcha.value = { name: 'failed' }
      correct('answer', drawCaptchaTexts[reply.refusal])
    }
  }

  /** For «换一张», and for the moment somebody turns to a picture that lay there too long. */
  async function redraw() {
    answer.value = ''
    correct('answer')
    await draw()
  }
  const redrawIfStale = async () => {
    if (captcha.value.name === 'drawn' && now() >= captcha.value.staleAt) await redraw()
  }

  /** @returns the field that is next: the code once it is on its way, else the one to mend. */
  async function send(): Promise<SmsCodeField | undefined> {
    if (isSending.value || secondsToWait.value > 0) return undefined
    errors.value = {
      phone: findPhoneFault(phone.value),
      answer: answer.value.trim() ? undefined : '请输入图中的字符。',
    }
    if (errors.value.phone) return 'phone'
    if (errors.value.answer || captcha.value.name !== 'drawn') return 'answer'

    isSending.value = true
    const { id } = captcha.value
    const reply = await call(sendCode, {
      purpose,
      phone: phone.value,
      captchaId: id,
      captchaAnswer: answer.value.trim(),
    })
    isSending.value = false
    sentTo.value = reply.ok ? reply.value.maskedPhone : undefined
    wait((reply.ok ? reply.value.resendAfterSeconds : reply.retryAfterSeconds) ?? 0)
    // A picture answers one request, well or badly.
    await redraw()
    return reply.ok ? 'code' : blame(reply)
  }

  function blame({ refusal }: Refused<RefusalTo<typeof sendCode>>) {
    const field = FIELD_AT_FAULT[refusal] ?? 'code'
    correct(field, sendCodeTexts[refusal])
    return field
  }

  /** @returns the field to mend before the code can be handed in. */
  function findFault(): SmsCodeField | undefined {
    const isCode = /^\d{6}$/.test(code.value.trim())
    errors.value = {
      phone: findPhoneFault(phone.value),
      code: isCode ? undefined : code.value.trim() ? '短信验证码是 6 位数字。' : '请获取并输入短信验证码。',
    }
    return errors.value.phone ? 'phone' : errors.value.code ? 'code' : undefined
  }

  return {
    phone,
    answer,
    code,
    errors,
    picture,
    isSending,
    sentTo,
    secondsToWait,
    draw,
    redraw,
    redrawIfStale,
    send,
    findFault,
  }
}

import { computed, shallowRef, watch } from 'vue'
import { type OpenCodePurpose, sendCode } from '../../../shared/contracts/one-time-code.ts'
import { messageLanguageFor } from '../../../shared/vocabulary/message-language.ts'
import type { Call, RefusalTo } from './call.ts'
import { sendCodeTexts } from './sms-code-texts.ts'
import { useCaptcha } from './use-captcha.ts'
import { useCountdown } from './use-countdown.ts'

export type SmsCodeField = 'phone' | 'answer' | 'code'
type Errors = Partial<Record<SmsCodeField, string | undefined>>

const FIELD_AT_FAULT: Partial<Record<RefusalTo<typeof sendCode>, SmsCodeField>> = {
  'phone-not-valid': 'phone',
  'captcha-wrong': 'answer',
}
const findNoPhone = (phone: string) => (phone.trim() === '' ? '请输入手机号。' : undefined)

/** A phone, the SMS code it is sent, and the wait before another may be. Each error stands at its field. */
export function useSmsCode(
  services: { call: Call; now: () => number },
  purpose: OpenCodePurpose,
  findPhoneFault: (phone: string) => string | undefined = findNoPhone,
) {
  const phone = shallowRef('')
  const code = shallowRef('')
  const found = shallowRef<Errors>({})
  const isSending = shallowRef(false)
  /** Masked, as the server wrote it. */
  const sentTo = shallowRef<string>()
  const captcha = useCaptcha(services)
  const { secondsLeft: secondsToWait, start: wait } = useCountdown(services.now)
  const errors = computed(() => ({ ...found.value, answer: found.value.answer ?? captcha.trouble.value }))

  const mend = (field: SmsCodeField) => void (found.value = { ...found.value, [field]: undefined })
  watch(captcha.answer, (typed) => typed && mend('answer'))
  watch(code, () => mend('code'))
  watch(phone, () => {
    mend('phone')
    if (sentTo.value === undefined) return
    // The code went to another phone: this one has its own to ask for, at once.
    sentTo.value = undefined
    wait(0)
    void captcha.draw()
  })

  /** @returns the field that is next: the code once it is on its way, else the one to mend. */
  async function send(): Promise<SmsCodeField | undefined> {
    if (isSending.value || secondsToWait.value > 0) return undefined
    const answered = captcha.answered()
    found.value = {
      phone: findPhoneFault(phone.value),
      answer: answered || captcha.trouble.value ? undefined : captcha.words.value.missing,
    }
    if (found.value.phone) return 'phone'
    if (!answered) return 'answer'

    isSending.value = true
    sentTo.value = undefined
    const language = messageLanguageFor(navigator.language)
    const reply = await services.call(sendCode, { purpose, phone: phone.value, language, ...answered })
    isSending.value = false
    wait((reply.ok ? reply.value.resendAfterSeconds : reply.retryAfterSeconds) ?? 0)
    if (reply.ok) {
      sentTo.value = reply.value.maskedPhone
      captcha.useUp()
      return 'code'
    }
    const field = FIELD_AT_FAULT[reply.refusal] ?? 'code'
    const isAnswerWrong = reply.refusal === 'captcha-wrong'
    found.value = { [field]: isAnswerWrong ? captcha.words.value.wrong : sendCodeTexts[reply.refusal] }
    // It answered one request, and there it ends.
    await captcha.draw()
    return field
  }

  /** @returns the field to mend before the code can be handed in. */
  function findFault(): SmsCodeField | undefined {
    const typed = code.value.trim()
    const codeFault = typed === '' ? '请获取并输入短信验证码。' : '短信验证码是 6 位数字。'
    found.value = {
      phone: findPhoneFault(phone.value),
      code: /^\d{6}$/.test(typed) ? undefined : codeFault,
    }
    return found.value.phone ? 'phone' : found.value.code ? 'code' : undefined
  }

  return { phone, code, captcha, errors, isSending, sentTo, secondsToWait, send, findFault }
}

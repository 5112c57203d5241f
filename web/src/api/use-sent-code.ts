import { shallowRef, watch } from 'vue'
import type { Refused } from './call.ts'
import { useCountdown } from './use-countdown.ts'

type Sent = { ok: true; value: { maskedPhone: string; resendAfterSeconds: number } }

/** A code that is sent without a captcha, and the wait before another may be; what went wrong stands at the field. */
export function useSentCode<Refusal extends string>(
  now: () => number,
  ask: () => Promise<Sent | Refused<Refusal>>,
  texts: Readonly<Record<Refusal, string>>,
) {
  const code = shallowRef('')
  const fault = shallowRef<string>()
  const isSending = shallowRef(false)
  /** Masked, as the server wrote it. */
  const sentTo = shallowRef<string>()
  const { secondsLeft: secondsToWait, start: wait } = useCountdown(now)

  watch(code, () => void (fault.value = undefined))

  /** @returns what was refused, where it was */
  async function send(): Promise<Refusal | undefined> {
    if (isSending.value || secondsToWait.value > 0) return undefined
    isSending.value = true
    fault.value = undefined
    const reply = await ask()
    isSending.value = false
    wait((reply.ok ? reply.value.resendAfterSeconds : reply.retryAfterSeconds) ?? 0)
    sentTo.value = reply.ok ? reply.value.maskedPhone : undefined
    if (reply.ok) return undefined
    fault.value = texts[reply.refusal]
    return reply.refusal
  }

  /** Whether the code can be handed in as it stands. */
  function check(): boolean {
    const typed = code.value.trim()
    if (/^\d{6}$/.test(typed)) return true
    fault.value = typed === '' ? '请获取并输入短信验证码。' : '短信验证码是 6 位数字。'
    return false
  }

  /** It went to another phone, or is used up: the next one may be asked for at once. */
  function forget() {
    code.value = ''
    fault.value = undefined
    sentTo.value = undefined
    wait(0)
  }

  return { code, fault, isSending, sentTo, secondsToWait, send, check, forget }
}

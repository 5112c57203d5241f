import { computed, shallowRef, watch } from 'vue'
import { verifyPhone } from '../../../../shared/contracts/account-centre.ts'
import { sendCodeToHolder } from '../../../../shared/contracts/one-time-code.ts'
import type { Refused } from '../../api/call.ts'
import { refusalWords } from '../../api/refusal-words.ts'
import { sendToHolderTexts } from '../../api/send-to-holder-texts.ts'
import { useCountdown } from '../../api/use-countdown.ts'
import { useAppServices } from '../../app-services.ts'
import { verifyPhoneTexts } from './phone-check-texts.ts'

type Check =
  | { name: 'asking' | 'proven' }
  | { name: 'sent'; maskedPhone: string }
  /** Another session is needed: nothing more can be done in this one. */
  | { name: 'other-sign-in'; text: string }

type Words = Omit<ReturnType<typeof refusalWords>, 'text'> & { text: string }

/** Proves the bound phone again: a code is sent to it and handed in. */
export function usePhoneCheck() {
  const { call, now } = useAppServices()
  const check = shallowRef<Check>({ name: 'asking' })
  const code = shallowRef('')
  const isSending = shallowRef(false)
  const isVerifying = shallowRef(false)
  const codeFault = shallowRef<string>()
  const refusal = shallowRef<Words>()
  const { secondsLeft: secondsToWait, start: wait } = useCountdown(now)
  const isBusy = computed(() => isSending.value || isVerifying.value)

  watch(code, () => void (codeFault.value = undefined))

  async function send() {
    if (isBusy.value || secondsToWait.value > 0) return
    isSending.value = true
    const reply = await call(sendCodeToHolder, { purpose: 'verify-phone' })
    isSending.value = false
    wait((reply.ok ? reply.value.resendAfterSeconds : reply.retryAfterSeconds) ?? 0)
    if (!reply.ok) {
      refuse(reply, sendToHolderTexts)
      return
    }
    refusal.value = undefined
    code.value = ''
    check.value = { name: 'sent', maskedPhone: reply.value.maskedPhone }
  }

  async function verify() {
    const typed = code.value.trim()
    codeFault.value = /^\d{6}$/.test(typed) ? undefined : '请输入短信中的 6 位数字。'
    if (codeFault.value || isBusy.value) return
    isVerifying.value = true
    const reply = await call(verifyPhone, { code: typed })
    isVerifying.value = false
    if (reply.ok) check.value = { name: 'proven' }
    else refuse(reply, verifyPhoneTexts)
  }

  function refuse<Refusal extends string>(
    refused: Refused<Refusal>,
    texts: Readonly<Record<Refusal, string>>,
  ) {
    if (refused.refusal === 'signed-in-by-code-only')
      check.value = { name: 'other-sign-in', text: texts[refused.refusal] }
    else refusal.value = refusalWords(refused, texts)
  }

  return { check, code, codeFault, refusal, isSending, isVerifying, secondsToWait, send, verify }
}

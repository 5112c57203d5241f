import { computed, shallowRef, watch } from 'vue'
import { type GravePurpose, proveHolder } from '../../../shared/contracts/holder-proof.ts'
import { sendCodeToHolder } from '../../../shared/contracts/one-time-code.ts'
import type { Call, Refused, RefusalTo } from './call.ts'
import { proveHolderTexts } from './holder-proof-texts.ts'
import { sendToHolderTexts } from './send-to-holder-texts.ts'
import { useCountdown } from './use-countdown.ts'
import { useSentCode } from './use-sent-code.ts'

type Proving =
  | { name: 'idle' }
  | { name: 'sending' }
  | { name: 'refused'; refused: Refused<RefusalTo<typeof proveHolder>> }

/** Before a grave act: the password, and a code to the bound phone. */
export function useHolderProof(services: { call: Call; now: () => number }, purpose: GravePurpose) {
  const { call, now } = services
  const password = shallowRef('')
  const passwordFault = shallowRef<string>()
  const sms = useSentCode(now, () => call(sendCodeToHolder, { purpose }), sendToHolderTexts)
  const proving = shallowRef<Proving>({ name: 'idle' })
  const { secondsLeft: secondsToWait, start: wait } = useCountdown(now)
  const isSending = computed(() => proving.value.name === 'sending')

  watch(password, () => void (passwordFault.value = undefined))
  // What was refused is what stood there then.
  watch([password, sms.code], () => {
    if (proving.value.name === 'refused') proving.value = { name: 'idle' }
  })

  /** @returns the proof; else what is wrong stands at its field, or in `proving`. */
  async function prove(): Promise<string | undefined> {
    if (isSending.value) return undefined
    passwordFault.value = password.value === '' ? '请输入密码。' : undefined
    const isCodeThere = sms.check()
    if (passwordFault.value || !isCodeThere) return undefined

    proving.value = { name: 'sending' }
    const reply = await call(proveHolder, {
      purpose,
      password: password.value,
      code: sms.code.value.trim(),
    })
    proving.value = { name: 'idle' }
    if (reply.ok) {
      password.value = ''
      sms.forget()
      return reply.value.proofId
    }
    wait(reply.retryAfterSeconds ?? 0)
    refuse(reply)
    return undefined
  }

  function refuse(refused: Refused<RefusalTo<typeof proveHolder>>) {
    const text = proveHolderTexts[refused.refusal]
    if (refused.refusal === 'password-wrong') passwordFault.value = text
    else if (refused.refusal === 'code-wrong')
      sms.fault.value = `${text}还可以试 ${String(refused.triesLeft ?? 0)} 次。`
    else if (refused.refusal === 'code-expired') sms.fault.value = text
    else proving.value = { name: 'refused', refused }
  }

  return { password, passwordFault, sms, proving, isSending, secondsToWait, prove }
}

export type HolderProving = ReturnType<typeof useHolderProof>

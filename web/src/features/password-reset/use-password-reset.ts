import { shallowRef, watch } from 'vue'
import { completePasswordReset, startPasswordReset } from '../../../../shared/contracts/password-reset.ts'
import { phoneNumberRefusalTexts } from '../../../../shared/vocabulary/phone-number-texts.ts'
import { parsePhoneNumber } from '../../../../shared/vocabulary/phone-number.ts'
import type { Refused, RefusalTo } from '../../api/call.ts'
import { useCountdown } from '../../api/use-countdown.ts'
import { useSmsCode } from '../../api/use-sms-code.ts'
import { useAppServices } from '../../app-services.ts'
import { useSessionStore } from '../../session/session-store.ts'

export type ResetStep = 'start' | 'password' | 'done'

type Handing<Refusal extends string> =
  { name: 'idle' } | { name: 'sending' } | { name: 'refused'; refused: Refused<Refusal> }

/** How far the person has come: what is not reached is not shown. */
type Progress =
  { name: 'unproven' } | { name: 'proven'; resetId: string } | { name: 'done'; maskedPhone: string }

const findPhoneFault = (text: string) => {
  const phone = parsePhoneNumber(text)
  return phone.ok ? undefined : phoneNumberRefusalTexts[phone.refusal]
}

/** R18 in two moments: the phone is proven, the password is set. Each returns the step to go on with. */
export function usePasswordReset() {
  const services = useAppServices()
  const { call, now } = services
  const session = useSessionStore()
  const number = shallowRef('')
  const sms = useSmsCode(services, 'reset-password', findPhoneFault)
  const progress = shallowRef<Progress>({ name: 'unproven' })
  const proving = shallowRef<Handing<RefusalTo<typeof startPasswordReset>>>({ name: 'idle' })
  const setting = shallowRef<Handing<RefusalTo<typeof completePasswordReset>>>({ name: 'idle' })
  const { secondsLeft: secondsToWait, start: wait } = useCountdown(now)

  // What was refused is what stood there then.
  watch([number, sms.phone], () => {
    if (proving.value.name === 'refused') proving.value = { name: 'idle' }
  })

  // What is proven is what stood there then; whoever only went back to look needs no other code.
  watch([number, sms.phone, sms.code], () => {
    if (progress.value.name === 'proven') progress.value = { name: 'unproven' }
  })

  async function prove(): Promise<ResetStep | undefined> {
    if (proving.value.name === 'sending') return undefined
    if (progress.value.name === 'proven') return 'password'
    proving.value = { name: 'sending' }
    const code = sms.code.value.trim()
    const reply = await call(startPasswordReset, {
      documentNumber: number.value,
      phone: sms.phone.value,
      code,
    })
    if (!reply.ok) {
      proving.value = { name: 'refused', refused: reply }
      wait(reply.retryAfterSeconds ?? 0)
      // The code was right, and is used up by it.
      if (reply.refusal === 'number-or-phone-wrong') sms.code.value = ''
      return undefined
    }
    progress.value = { name: 'proven', resetId: reply.value.resetId }
    proving.value = { name: 'idle' }
    setting.value = { name: 'idle' }
    return 'password'
  }

  async function setPassword(password: string): Promise<ResetStep | undefined> {
    if (setting.value.name === 'sending' || progress.value.name !== 'proven') return undefined
    setting.value = { name: 'sending' }
    const reply = await call(completePasswordReset, { resetId: progress.value.resetId, password })
    if (!reply.ok) {
      setting.value = { name: 'refused', refused: reply }
      if (reply.refusal !== 'reset-expired' && reply.refusal !== 'reset-unknown') return undefined
      progress.value = { name: 'unproven' }
      sms.code.value = ''
      return 'start'
    }
    progress.value = { name: 'done', maskedPhone: reply.value.maskedPhone }
    if (reply.value.signedOutHere) session.signOut()
    return 'done'
  }

  return { number, sms, progress, proving, setting, secondsToWait, prove, setPassword }
}

export type PasswordReset = ReturnType<typeof usePasswordReset>

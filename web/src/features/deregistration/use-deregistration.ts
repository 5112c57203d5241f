import { computed, shallowRef, watch } from 'vue'
import { confirmDeregistration, startDeregistration } from '../../../../shared/contracts/deregistration.ts'
import type { Holder } from '../../../../shared/contracts/holder.ts'
import { phoneNumberRefusalTexts } from '../../../../shared/vocabulary/phone-number-texts.ts'
import { parsePhoneNumber } from '../../../../shared/vocabulary/phone-number.ts'
import type { Refused, RefusalTo } from '../../api/call.ts'
import { useCountdown } from '../../api/use-countdown.ts'
import { useHolderProof } from '../../api/use-holder-proof.ts'
import { useSmsCode } from '../../api/use-sms-code.ts'
import { useAppServices } from '../../app-services.ts'
import { useSessionStore } from '../../session/session-store.ts'

export type Step = 'start' | 'prove' | 'confirm' | 'done'

type Handing<Refusal extends string> =
  { name: 'idle' } | { name: 'sending' } | { name: 'refused'; refused: Refused<Refusal> }

/** How far the person has come: what is not reached is not shown. */
type Progress =
  | { name: 'unproven'; hasLapsed: boolean }
  | { name: 'proven'; proofId: string; holder: Holder }
  /** It was asked for before. */
  | { name: 'leaving'; holder: Holder; endsAt: string }
  | { name: 'done'; endsAt: string; maskedPhone: string }

const findPhoneFault = (text: string) => {
  const phone = parsePhoneNumber(text)
  return phone.ok ? undefined : phoneNumberRefusalTexts[phone.refusal]
}

/** R19: what will be lost, who it is, and the last word. */
export function useDeregistration() {
  const services = useAppServices()
  const { call, now } = services
  const session = useSessionStore()
  /** As it was on arrival: the last step signs out. */
  const holder = session.holder ?? undefined
  const number = shallowRef('')
  const password = shallowRef('')
  const sms = useSmsCode(services, 'leave', findPhoneFault)
  const holderProof = useHolderProof(services, 'leave')
  const progress = shallowRef<Progress>({ name: 'unproven', hasLapsed: false })
  const proving = shallowRef<Handing<RefusalTo<typeof startDeregistration>>>({ name: 'idle' })
  const confirming = shallowRef<Handing<RefusalTo<typeof confirmDeregistration>>>({ name: 'idle' })
  const { secondsLeft: secondsToWait, start: wait } = useCountdown(now)
  const isConfirming = computed(() => confirming.value.name === 'sending')

  // What was refused is what stood there then.
  watch([number, password, sms.phone], () => {
    if (proving.value.name === 'refused') proving.value = { name: 'idle' }
  })

  function provenInside(proofId: string) {
    if (holder) progress.value = { name: 'proven', proofId, holder }
  }

  /** From the sign-in page; whether it was proven. */
  async function prove(): Promise<boolean> {
    if (proving.value.name === 'sending') return false
    proving.value = { name: 'sending' }
    const reply = await call(startDeregistration, {
      documentNumber: number.value,
      password: password.value,
      phone: sms.phone.value,
      code: sms.code.value.trim(),
    })
    if (!reply.ok) {
      proving.value = { name: 'refused', refused: reply }
      wait(reply.retryAfterSeconds ?? 0)
      // The code was right, and is used up by it.
      if (reply.refusal === 'not-proven') sms.code.value = ''
      return false
    }
    proving.value = { name: 'idle' }
    password.value = ''
    const { value } = reply
    progress.value =
      value.state === 'proven'
        ? { name: 'proven', proofId: value.proofId, holder: value.holder }
        : { name: 'leaving', holder: value.holder, endsAt: value.endsAt }
    return true
  }

  async function confirm() {
    if (isConfirming.value || progress.value.name !== 'proven') return
    confirming.value = { name: 'sending' }
    const reply = await call(confirmDeregistration, { proofId: progress.value.proofId })
    if (reply.ok) {
      const { endsAt, maskedPhone, signedOutHere } = reply.value
      confirming.value = { name: 'idle' }
      progress.value = { name: 'done', endsAt, maskedPhone }
      if (holder ?? signedOutHere) session.signOut()
      return
    }
    confirming.value = { name: 'refused', refused: reply }
    if (!reply.refusal.startsWith('proof-')) return
    confirming.value = { name: 'idle' }
    sms.code.value = ''
    progress.value = { name: 'unproven', hasLapsed: true }
  }

  return {
    holder,
    number,
    password,
    sms,
    holderProof,
    progress,
    proving,
    confirming,
    isConfirming,
    secondsToWait,
    provenInside,
    prove,
    confirm,
  }
}

export type Deregistering = ReturnType<typeof useDeregistration>

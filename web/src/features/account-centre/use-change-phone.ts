import { computed, shallowRef, watch } from 'vue'
import { changePhone, sendCodeToNewPhone } from '../../../../shared/contracts/change-phone.ts'
import { messageLanguageFor } from '../../../../shared/vocabulary/message-language.ts'
import { phoneNumberRefusalTexts } from '../../../../shared/vocabulary/phone-number-texts.ts'
import { parsePhoneNumber } from '../../../../shared/vocabulary/phone-number.ts'
import type { Refused, RefusalTo } from '../../api/call.ts'
import { useCountdown } from '../../api/use-countdown.ts'
import { useHolderProof } from '../../api/use-holder-proof.ts'
import { useSentCode } from '../../api/use-sent-code.ts'
import { useAppServices } from '../../app-services.ts'
import { useSessionStore } from '../../session/session-store.ts'
import { sendToNewPhoneTexts } from './change-phone-texts.ts'

/** How far the person has come: what is not reached is not shown. */
type Progress =
  | { name: 'unproven'; hasLapsed: boolean }
  | { name: 'proven'; proofId: string }
  | { name: 'done'; maskedPhone: string }

type Changing =
  | { name: 'idle' }
  | { name: 'sending' }
  | { name: 'refused'; refused: Refused<RefusalTo<typeof changePhone>> }

const lapses = (refusal: string | undefined) => refusal?.startsWith('proof-') ?? false

/** R19: who it is, then the new phone. */
export function useChangePhone() {
  const services = useAppServices()
  const { call, now } = services
  const session = useSessionStore()
  const proving = useHolderProof(services, 'change-phone')
  const progress = shallowRef<Progress>({ name: 'unproven', hasLapsed: false })
  const phone = shallowRef('')
  const phoneFault = shallowRef<string>()
  const changing = shallowRef<Changing>({ name: 'idle' })
  const { secondsLeft: secondsToWait, start: wait } = useCountdown(now)
  const proofId = computed(() => (progress.value.name === 'proven' ? progress.value.proofId : ''))
  const sms = useSentCode(now, sendToNewPhone, sendToNewPhoneTexts)

  watch(phone, () => {
    phoneFault.value = undefined
    sms.forget()
    forgetRefusal()
  })
  // What was refused is what stood there then; a code that is taken out is not typed.
  watch(sms.code, (typed) => {
    if (typed !== '') forgetRefusal()
  })

  function forgetRefusal() {
    if (changing.value.name === 'refused') changing.value = { name: 'idle' }
  }

  function sendToNewPhone() {
    const language = messageLanguageFor(navigator.language)
    return call(sendCodeToNewPhone, { proofId: proofId.value, phone: phone.value, language })
  }

  const proven = (id: string) => void (progress.value = { name: 'proven', proofId: id })
  const startOver = () => void (progress.value = { name: 'unproven', hasLapsed: true })

  function checkPhone(): boolean {
    const parsed = parsePhoneNumber(phone.value)
    phoneFault.value = parsed.ok ? undefined : phoneNumberRefusalTexts[parsed.refusal]
    return parsed.ok
  }

  async function sendCode() {
    if (!checkPhone()) return
    const refusal = await sms.send()
    if (refusal === 'phone-unchanged') {
      phoneFault.value = sms.fault.value
      sms.fault.value = undefined
    }
    if (lapses(refusal)) startOver()
  }

  async function change() {
    if (changing.value.name === 'sending') return
    const [isPhoneRight, isCodeThere] = [checkPhone(), sms.check()]
    if (!isPhoneRight || !isCodeThere) return
    changing.value = { name: 'sending' }
    const asked = { proofId: proofId.value, phone: phone.value, code: sms.code.value.trim() }
    const reply = await call(changePhone, asked)
    if (reply.ok) {
      session.signIn(reply.value)
      progress.value = { name: 'done', maskedPhone: reply.value.maskedPhone }
      changing.value = { name: 'idle' }
      return
    }
    wait(reply.retryAfterSeconds ?? 0)
    // The code was right, and is used up by it.
    if (reply.refusal === 'phone-already-bound') sms.forget()
    changing.value = { name: 'refused', refused: reply }
    if (lapses(reply.refusal)) startOver()
  }

  return { progress, proving, proven, phone, phoneFault, sms, changing, secondsToWait, sendCode, change }
}

export type ChangingPhone = ReturnType<typeof useChangePhone>

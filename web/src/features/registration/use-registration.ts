import { shallowRef, watch } from 'vue'
import { agreementVersions } from '../../../../shared/contracts/consent.ts'
import {
  completeRegistration,
  startRegistration,
  startUnitRegistration,
} from '../../../../shared/contracts/registration.ts'
import { phoneNumberRefusalTexts } from '../../../../shared/vocabulary/phone-number-texts.ts'
import { parsePhoneNumber } from '../../../../shared/vocabulary/phone-number.ts'
import type { Refused, RefusalTo } from '../../api/call.ts'
import { useCountdown } from '../../api/use-countdown.ts'
import { useSmsCode } from '../../api/use-sms-code.ts'
import { useAppServices } from '../../app-services.ts'
import { useSessionStore } from '../../session/session-store.ts'
import type { Place } from './place.ts'
import { personalForm, unitForm } from './registration-form.ts'
import type { RegistrationStep } from './registration-steps.ts'
import { useDraft } from './use-draft.ts'

export type StartRefusal = RefusalTo<typeof startRegistration> | RefusalTo<typeof startUnitRegistration>

type Handing<Refusal extends string> =
  { name: 'idle' } | { name: 'sending' } | { name: 'refused'; refused: Refused<Refusal> }

const findPhoneFault = (text: string) => {
  const phone = parsePhoneNumber(text)
  return phone.ok ? undefined : phoneNumberRefusalTexts[phone.refusal]
}

/** The answers, and the two moments at which they are handed in. Each returns the step to go on with. */
export function useRegistration(place: Place) {
  const services = useAppServices()
  const { call, now } = services
  const session = useSessionStore()
  const { draft, shelf, resumedFrom, startAnew, finish: finishDraft } = useDraft(place, now)
  const proving = shallowRef<Handing<StartRefusal>>({ name: 'idle' })
  const finishing = shallowRef<Handing<RefusalTo<typeof completeRegistration>>>({ name: 'idle' })
  const { secondsLeft: secondsToWait, start: wait } = useCountdown(now)

  // Lives as long as the form: a code counts on while other answers are mended.
  const sms = useSmsCode(services, 'register', findPhoneFault)
  sms.phone.value = draft.phone
  watch(sms.phone, (typed) => void (draft.phone = typed), { flush: 'sync' })
  watch(
    () => draft.phone,
    (kept) => void (sms.phone.value = kept),
    { flush: 'sync' },
  )

  // What was proven is what stood there then.
  watch(
    () => JSON.stringify({ ...draft, consents: null, proof: null }),
    () => {
      draft.proof = null
      proving.value = { name: 'idle' }
    },
  )

  function askForAnotherCode() {
    draft.proof = null
    sms.code.value = ''
    sms.sentTo.value = undefined
  }

  const agree = (isAgreed: boolean) => void (draft.consents = isAgreed ? { ...agreementVersions } : null)

  const handIn = (code: string) =>
    draft.accountKind === 'unit'
      ? call(startUnitRegistration, unitForm(draft, code))
      : call(startRegistration, personalForm(draft, code))

  async function prove(code: string): Promise<RegistrationStep | undefined> {
    if (proving.value.name === 'sending') return undefined
    proving.value = { name: 'sending' }
    const reply = await handIn(code)
    if (!reply.ok) {
      proving.value = { name: 'refused', refused: reply }
      wait(reply.retryAfterSeconds ?? 0)
      if (reply.refusal !== 'consent-outdated') return undefined
      draft.consents = null
      return 'start'
    }
    const { registrationId, expiresInSeconds } = reply.value
    draft.proof = { registrationId, expiresAt: now() + expiresInSeconds * 1000 }
    proving.value = { name: 'idle' }
    finishing.value = { name: 'idle' }
    return 'password'
  }

  async function finish(password: string): Promise<RegistrationStep | undefined> {
    if (finishing.value.name === 'sending' || !draft.proof) return undefined
    finishing.value = { name: 'sending' }
    const reply = await call(completeRegistration, { registrationId: draft.proof.registrationId, password })
    if (!reply.ok) {
      finishing.value = { name: 'refused', refused: reply }
      if (reply.refusal !== 'registration-expired' && reply.refusal !== 'registration-unknown')
        return undefined
      askForAnotherCode()
      return 'phone'
    }
    finishDraft()
    session.signIn(reply.value)
    return 'done'
  }

  return {
    place,
    draft,
    shelf,
    resumedFrom,
    startAnew,
    sms,
    proving,
    secondsToWait,
    finishing,
    agree,
    prove,
    finish,
  }
}

export type Registration = ReturnType<typeof useRegistration>

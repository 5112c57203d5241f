import { reactive, shallowRef, watch } from 'vue'
import { agreementVersions } from '../../../../shared/contracts/consent.ts'
import { completeRegistration, startRegistration } from '../../../../shared/contracts/registration.ts'
import type { Refused, RefusalTo } from '../../api/call.ts'
import { useCountdown } from '../../api/use-countdown.ts'
import { useAppServices } from '../../app-services.ts'
import { useSessionStore } from '../../session/session-store.ts'
import { dropDraft, keepDraft, readDraft } from './registration-draft.ts'
import type { RegistrationStep } from './registration-steps.ts'

type Handing<Refusal extends string> =
  { name: 'idle' } | { name: 'sending' } | { name: 'refused'; refused: Refused<Refusal> }

/** The answers, and the two moments at which they are handed in. Each returns the step to go on with. */
export function useRegistration() {
  const { call, now } = useAppServices()
  const session = useSessionStore()
  const draft = reactive(readDraft(sessionStorage, now()))
  const proving = shallowRef<Handing<RefusalTo<typeof startRegistration>>>({ name: 'idle' })
  const finishing = shallowRef<Handing<RefusalTo<typeof completeRegistration>>>({ name: 'idle' })
  const { secondsLeft: secondsToWait, start: wait } = useCountdown(now)
  const forget = watch(draft, () => keepDraft(sessionStorage, draft, now()))

  // What was proven is what stood there then.
  watch(
    () => [draft.documentKind, draft.documentNumber, draft.issuingState, draft.name, draft.phone],
    () => {
      draft.proof = null
      proving.value = { name: 'idle' }
    },
  )

  const agree = (isAgreed: boolean) => void (draft.consents = isAgreed ? { ...agreementVersions } : null)

  async function prove(code: string): Promise<RegistrationStep | undefined> {
    if (proving.value.name === 'sending') return undefined
    proving.value = { name: 'sending' }
    const { consents, documentKind, documentNumber, issuingState, name, phone } = draft
    const reply = await call(startRegistration, {
      documentKind,
      documentNumber,
      ...(documentKind === 'passport' && { issuingState }),
      name,
      phone,
      code,
      consents: consents ?? agreementVersions,
    })
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
      draft.proof = null
      return 'phone'
    }
    forget()
    dropDraft(sessionStorage)
    session.signIn(reply.value)
    return 'done'
  }

  return { draft, proving, secondsToWait, finishing, agree, prove, finish }
}

export type Registration = ReturnType<typeof useRegistration>

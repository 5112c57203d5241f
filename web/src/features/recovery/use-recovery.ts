import { shallowRef } from 'vue'
import {
  claimRecovery,
  completeRecovery,
  finishRecovery,
  readRecovery,
  type RecoveryShown,
  startRecovery,
  startUnitRecovery,
} from '../../../../shared/contracts/recovery.ts'
import type { Refused, Reply } from '../../api/call.ts'
import { asSent } from '../../api/typed-person.ts'
import { useAppServices } from '../../app-services.ts'
import { onReturn } from '../../offline/on-return.ts'
import { keptRecovery } from '../../session/kept-recovery.ts'
import { useSessionStore } from '../../session/session-store.ts'
import { dropForm, type RecoveryForm } from './recovery-form.ts'
import type { StartRefusal, StepRefusal } from './recovery-texts.ts'

export type RecoveryStep =
  | { name: 'reading' }
  | { name: 'unread'; refused: Refused<StepRefusal> }
  | { name: 'form'; hasLapsed: boolean }
  | { name: 'no-account' }
  | { name: 'shown'; recovery: RecoveryShown }

export type Handing<Refusal extends string> =
  { name: 'idle' } | { name: 'sending' } | { name: 'refused'; refused: Refused<Refusal> }

type AnyReply = Reply<typeof readRecovery> | Reply<typeof claimRecovery> | Reply<typeof completeRecovery>

/** R16: what the server knows of it is how far it has come, after a reload and after days. */
export function useRecovery() {
  const { call } = useAppServices()
  const session = useSessionStore()
  const step = shallowRef<RecoveryStep>({ name: 'reading' })
  const starting = shallowRef<Handing<StartRefusal>>({ name: 'idle' })
  const acting = shallowRef<Handing<StepRefusal>>({ name: 'idle' })

  async function read() {
    const recoveryId = keptRecovery.read()
    if (recoveryId === undefined) return void (step.value = { name: 'form', hasLapsed: false })
    const reply = await call(readRecovery, { recoveryId })
    // Whose it is, is asked for as soon as the face has passed: from then on the holder knows, too.
    const isPassed = reply.ok && reply.value.state === 'face-passed'
    settle(isPassed ? await call(claimRecovery, { recoveryId }) : reply)
  }

  function settle(reply: AnyReply) {
    if (reply.ok) {
      if (reply.value.state === 'done' && session.isSignedIn) session.signOut()
      return void (step.value = { name: 'shown', recovery: reply.value })
    }
    const { refusal } = reply
    if (refusal === 'no-such-account') return void (step.value = { name: 'no-account' })
    if (refusal === 'recovery-unknown' || refusal === 'recovery-expired') return beginAnew(true)
    step.value = { name: 'unread', refused: { ...reply, refusal } }
  }

  function beginAnew(hasLapsed = false) {
    keptRecovery.drop()
    acting.value = { name: 'idle' }
    step.value = { name: 'form', hasLapsed }
  }

  async function start(form: RecoveryForm, proof: { phone: string; code: string }) {
    if (starting.value.name === 'sending') return false
    starting.value = { name: 'sending' }
    const { name, documentKind, documentNumber } = asSent(form.person)
    const person = { name, documentKind, documentNumber }
    const reply =
      form.accountKind === 'unit'
        ? await call(startUnitRecovery, {
            unitName: form.unitName,
            unitCode: form.unitCode,
            representative: person,
            ...proof,
          })
        : await call(startRecovery, { ...person, ...proof })
    if (!reply.ok) {
      starting.value = { name: 'refused', refused: reply }
      return false
    }
    keptRecovery.keep(reply.value.recoveryId)
    dropForm()
    starting.value = { name: 'idle' }
    await read()
    return true
  }

  async function act(send: (recoveryId: string) => Promise<AnyReply>) {
    const recoveryId = keptRecovery.read()
    if (recoveryId === undefined || acting.value.name === 'sending') return
    acting.value = { name: 'sending' }
    const reply = await send(recoveryId)
    const isLapse = !reply.ok && reply.refusal.startsWith('recovery-')
    if (reply.ok || isLapse) {
      acting.value = { name: 'idle' }
      return settle(reply)
    }
    acting.value = { name: 'refused', refused: reply }
  }

  const complete = (password: string) => act((recoveryId) => call(completeRecovery, { recoveryId, password }))
  const finish = () => act((recoveryId) => call(finishRecovery, { recoveryId }))

  void read()
  // The holder may have stopped or confirmed it meanwhile; and its time may have come.
  onReturn(() => {
    if (step.value.name === 'shown' && step.value.recovery.state === 'waiting') void read()
  })

  return { step, starting, acting, read, start, complete, finish, beginAnew }
}
export type Recovery = ReturnType<typeof useRecovery>

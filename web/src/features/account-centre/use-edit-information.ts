import { shallowRef } from 'vue'
import { editInformation } from '../../../../shared/contracts/edit-information.ts'
import type { InputOf } from '../../../../shared/contracts/endpoint.ts'
import type { InformationField } from '../../../../shared/vocabulary/information-field.ts'
import type { Refused, RefusalTo } from '../../api/call.ts'
import { useCountdown } from '../../api/use-countdown.ts'
import { useHolderProof } from '../../api/use-holder-proof.ts'
import { useAppServices } from '../../app-services.ts'
import { useSessionStore } from '../../session/session-store.ts'

/** How far the person has come: what is not reached is not shown. */
type Progress =
  | { name: 'unproven'; hasLapsed: boolean }
  | { name: 'proven'; proofId: string }
  | { name: 'done'; changed: readonly InformationField[]; hasFallen: boolean }

type Editing =
  | { name: 'idle' }
  | { name: 'sending' }
  | { name: 'refused'; refused: Refused<RefusalTo<typeof editInformation>> }

type Corrections = InputOf<typeof editInformation>['corrections']

/** R20: who it is, then what is to stand there. */
export function useEditInformation() {
  const services = useAppServices()
  const session = useSessionStore()
  const proving = useHolderProof(services, 'edit-information')
  const progress = shallowRef<Progress>({ name: 'unproven', hasLapsed: false })
  const editing = shallowRef<Editing>({ name: 'idle' })
  const { secondsLeft: secondsToWait, start: wait } = useCountdown(services.now)

  const proven = (proofId: string) => void (progress.value = { name: 'proven', proofId })
  const forgetRefusal = () => {
    if (editing.value.name === 'refused') editing.value = { name: 'idle' }
  }

  async function edit(corrections: Corrections, changed: readonly InformationField[]) {
    if (editing.value.name === 'sending' || progress.value.name !== 'proven') return
    const { proofId } = progress.value
    const levelBefore = session.holder?.level
    editing.value = { name: 'sending' }
    const reply = await services.call(editInformation, { proofId, corrections })
    if (reply.ok) {
      session.signIn(reply.value)
      editing.value = { name: 'idle' }
      progress.value = { name: 'done', changed, hasFallen: reply.value.level !== levelBefore }
      return
    }
    wait(reply.retryAfterSeconds ?? 0)
    editing.value = { name: 'refused', refused: reply }
    if (reply.refusal === 'proof-unknown' || reply.refusal === 'proof-expired')
      progress.value = { name: 'unproven', hasLapsed: true }
  }

  return { progress, proving, proven, editing, secondsToWait, edit, forgetRefusal }
}

export type EditingInformation = ReturnType<typeof useEditInformation>

import { shallowRef } from 'vue'
import type { OutputOf } from '../../../../shared/contracts/endpoint.ts'
import { readStopFragment } from '../../../../shared/contracts/recovery-link.ts'
import { lookAtRecovery, stopRecoveryByLink } from '../../../../shared/contracts/recovery.ts'
import type { Call, Refused, RefusalTo } from '../../api/call.ts'

type LinkRefusal = RefusalTo<typeof lookAtRecovery> | RefusalTo<typeof stopRecoveryByLink>
type Looked = OutputOf<typeof lookAtRecovery>

export type StopStep =
  | { name: 'reading' }
  | { name: 'refused'; refused: Refused<LinkRefusal> }
  | { name: 'broken' }
  | { name: 'looked'; looked: Looked }
  | { name: 'stopped' }
  | { name: 'too-late' }

const KEY = 'recovery-stop-link'

/** The token in the address goes into this tab and out of the address: a reload still has it, nobody's history does. */
export function keepTokenOf(hash: string) {
  const token = readStopFragment(hash)
  if (token === undefined) sessionStorage.removeItem(KEY)
  else sessionStorage.setItem(KEY, token)
}

export function useStopLink(call: Call) {
  const step = shallowRef<StopStep>({ name: 'reading' })
  const isStopping = shallowRef(false)
  const token = () => readStopFragment(sessionStorage.getItem(KEY) ?? '')

  async function look() {
    const kept = token()
    if (kept === undefined) return void (step.value = { name: 'broken' })
    step.value = { name: 'reading' }
    const reply = await call(lookAtRecovery, { token: kept })
    step.value = reply.ok ? { name: 'looked', looked: reply.value } : { name: 'refused', refused: reply }
  }

  async function stop() {
    const kept = token()
    if (kept === undefined || isStopping.value) return
    isStopping.value = true
    const reply = await call(stopRecoveryByLink, { token: kept })
    isStopping.value = false
    step.value = reply.ok ? { name: reply.value.outcome } : { name: 'refused', refused: reply }
  }

  return { step, isStopping, look, stop }
}

import { shallowRef } from 'vue'
import { readAccount } from '../../../../shared/contracts/account-centre.ts'
import type { OutputOf } from '../../../../shared/contracts/endpoint.ts'
import type { Refused, RefusalTo } from '../../api/call.ts'
import { useAppServices } from '../../app-services.ts'
import { onReturn } from '../../offline/on-return.ts'
import { useSessionStore } from '../../session/session-store.ts'

export type Account = OutputOf<typeof readAccount>

type Shown =
  | { name: 'loading' }
  | { name: 'shown'; account: Account }
  | { name: 'failed'; refused: Refused<RefusalTo<typeof readAccount>> }

/** The account as the server knows it now; what the other face changed is seen on coming back (R7). */
export function useAccount() {
  const { call } = useAppServices()
  const session = useSessionStore()
  const shown = shallowRef<Shown>({ name: 'loading' })

  async function load() {
    const reply = await call(readAccount, {})
    if (reply.ok) {
      shown.value = { name: 'shown', account: reply.value }
      session.signIn(reply.value)
    } else if (shown.value.name !== 'shown') {
      shown.value = { name: 'failed', refused: reply }
    }
  }

  async function retry() {
    shown.value = { name: 'loading' }
    await load()
  }

  void load()
  onReturn(() => void load())
  return { shown, load, retry }
}

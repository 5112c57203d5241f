import { shallowRef } from 'vue'
import { signOut as signOutContract } from '../../../shared/contracts/sign-in.ts'
import type { Call, Refused, RefusalTo } from '../api/call.ts'
import { useSessionStore } from './session-store.ts'

type Leaving =
  | { name: 'asking' }
  | { name: 'sending' }
  | { name: 'refused'; refused: Refused<RefusalTo<typeof signOutContract>> }

/** Only the server can end a session: without its answer the person is still signed in, and told so. */
export function useSignOut(call: Call) {
  const session = useSessionStore()
  const leaving = shallowRef<Leaving>({ name: 'asking' })

  async function signOut() {
    if (leaving.value.name === 'sending') return
    leaving.value = { name: 'sending' }
    const reply = await call(signOutContract, {})
    if (reply.ok || reply.refusal === 'signed-out') session.signOut()
    else leaving.value = { name: 'refused', refused: reply }
  }

  return { leaving, signOut }
}

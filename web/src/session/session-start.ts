import { readSession } from '../../../shared/contracts/sign-in.ts'
import type { Call } from '../api/call.ts'
import type { useSessionStore } from './session-store.ts'

/** Asks once who is signed in, however many ask for it; asked again only while nobody could answer. */
export function sessionStart(call: Call, session: ReturnType<typeof useSessionStore>) {
  let asked: Promise<void> | undefined

  async function ask() {
    const reply = await call(readSession, {})
    if (session.holder !== undefined) return
    if (!reply.ok) asked = undefined
    else if (reply.value.holder) session.signIn(reply.value.holder)
    else session.signOut()
  }

  return async () => {
    if (session.holder === undefined) await (asked ??= ask())
  }
}

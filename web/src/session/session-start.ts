import type { Holder } from '../../../shared/contracts/holder.ts'
import { readSession } from '../../../shared/contracts/sign-in.ts'
import type { Call } from '../api/call.ts'
import type { useSessionStore } from './session-store.ts'

/**
 * Asks once who is signed in, however many want to know; again only while nobody could answer, and until then
 * shows whom this device remembers.
 */
export function sessionStart(
  call: Call,
  session: ReturnType<typeof useSessionStore>,
  remembered: () => { at: number; holder: Holder } | undefined = () => undefined,
) {
  let asking: Promise<void> | undefined
  const isKnown = () => session.holder !== undefined && session.asOf === undefined

  async function ask() {
    const reply = await call(readSession, {})
    asking = undefined
    if (isKnown()) return
    if (!reply.ok) recall()
    else if (reply.value.holder) session.signIn(reply.value.holder)
    else session.end()
  }

  function recall() {
    const last = remembered()
    if (last && session.holder === undefined) session.recall(last.holder, last.at)
  }

  return async () => {
    if (!isKnown()) await (asking ??= ask())
  }
}

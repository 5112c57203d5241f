import type { Holder } from '../../../shared/contracts/holder.ts'
import { readSession } from '../../../shared/contracts/sign-in.ts'
import type { Call } from '../api/call.ts'
import type { useSessionStore } from './session-store.ts'

const SHORTEST_PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 60_000

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
  let pause = SHORTEST_PAUSE_MS
  const isKnown = () => session.holder !== undefined && session.asOf === undefined

  async function ask() {
    const reply = await call(readSession, {})
    asking = undefined
    if (isKnown()) return
    if (!reply.ok) askLater()
    else if (reply.value.holder) session.signIn(reply.value.holder)
    else session.end()
  }

  /** `navigator.onLine` can be wrong for as long as it likes: nobody should have to press anything. */
  function askLater() {
    const last = remembered()
    if (last && session.holder === undefined) session.recall(last.holder, last.at)
    setTimeout(() => void know(), pause)
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
  }

  async function know() {
    if (!isKnown()) await (asking ??= ask())
  }
  return know
}

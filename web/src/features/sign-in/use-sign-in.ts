import { shallowRef } from 'vue'
import type { Holder } from '../../../../shared/contracts/holder.ts'
import type { Refused } from '../../api/call.ts'
import { useCountdown } from '../../api/use-countdown.ts'
import { useAppServices } from '../../app-services.ts'
import { useSessionStore } from '../../session/session-store.ts'

type Attempt<Refusal extends string> =
  { name: 'asking' } | { name: 'sending' } | { name: 'refused'; refused: Refused<Refusal> }

/**
 * One attempt after the other, never two at once. Where it leads is for the router's guard to say; without a
 * holder something is left to be asked.
 */
export function useSignIn<Refusal extends string, Given extends unknown[]>(
  send: (...given: Given) => Promise<{ ok: true; value: Holder | undefined } | Refused<Refusal>>,
) {
  const { now } = useAppServices()
  const session = useSessionStore()
  const attempt = shallowRef<Attempt<Refusal>>({ name: 'asking' })
  const { secondsLeft: secondsToWait, start: wait } = useCountdown(now)

  async function signIn(...given: Given) {
    if (attempt.value.name === 'sending') return
    attempt.value = { name: 'sending' }
    const reply = await send(...given)
    if (reply.ok) {
      attempt.value = { name: 'asking' }
      if (reply.value) session.signIn(reply.value)
    } else {
      attempt.value = { name: 'refused', refused: reply }
      wait(reply.retryAfterSeconds ?? 0)
    }
  }

  return { attempt, secondsToWait, signIn }
}

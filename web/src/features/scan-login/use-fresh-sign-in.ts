import { onScopeDispose, shallowRef } from 'vue'
import {
  type AccountEventShown,
  disownSignIn,
  readHistory,
} from '../../../../shared/contracts/account-centre.ts'
import type { Call, RefusalTo } from '../../api/call.ts'

// The computer claims within a second or so of the confirmation; its event cannot be there before.
const TRIES = 12
const MS_BETWEEN_TRIES = 1000

export type FreshSignIn =
  | { name: 'looking' }
  | { name: 'not-yet' }
  | {
      name: 'found'
      event: AccountEventShown
      isEnding: boolean
      refusal?: RefusalTo<typeof disownSignIn>
    }
  | { name: 'disowned'; sessionsEnded: number }

/** The history's entry of the sign-in that was just confirmed, and «this was not me». */
export function useFreshSignIn(call: Call, openedAt: string) {
  const state = shallowRef<FreshSignIn>({ name: 'looking' })
  let isGone = false
  onScopeDispose(() => void (isGone = true))

  async function look() {
    state.value = { name: 'looking' }
    for (let left = TRIES; left > 0 && !isGone; left -= 1) {
      const reply = await call(readHistory, {})
      const event = reply.ok ? reply.value.events.find(isTheOne) : undefined
      if (event) return void (state.value = { name: 'found', event, isEnding: false })
      await pause(MS_BETWEEN_TRIES)
    }
    state.value = { name: 'not-yet' }
  }

  const isTheOne = ({ type, at }: AccountEventShown) =>
    type === 'signed-in-by-scan' && Date.parse(at) >= Date.parse(openedAt)

  async function disown(everywhere: boolean) {
    const found = state.value
    if (found.name !== 'found' || found.isEnding) return
    const { event } = found
    state.value = { name: 'found', event, isEnding: true }
    const reply = await call(disownSignIn, { eventId: event.id, everywhere })
    state.value = reply.ok
      ? { name: 'disowned', sessionsEnded: reply.value.sessionsEnded }
      : { name: 'found', event, isEnding: false, refusal: reply.refusal }
  }

  return { state, look, disown }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

import { computed, shallowRef } from 'vue'
import type { AccountEventShown } from '../../../shared/contracts/account-centre.ts'
import { keepOwnSignIn, readOwnSignIns } from './own-sign-ins.ts'

const DAY = 24 * 60 * 60_000
const ASKED_FOR_MS = 7 * DAY

/** The latest sign-in from a browser new to the account of which nobody here has said yet whose it was. */
export function useStrangeSignIn(
  events: () => readonly AccountEventShown[] | undefined,
  now: () => number,
  storage: Storage = localStorage,
) {
  const own = shallowRef(readOwnSignIns(storage))
  const strange = computed(() =>
    events()?.find(
      ({ id, at, newBrowser, canBeDisowned }) =>
        newBrowser && canBeDisowned && now() - Date.parse(at) < ASKED_FOR_MS && !own.value.includes(id),
    ),
  )
  const thatWasMe = ({ id }: AccountEventShown) => void (own.value = keepOwnSignIn(storage, id))
  return { strange, thatWasMe }
}

import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Holder } from '../../../shared/contracts/holder.ts'

/** Who is signed in. In Pinia because it outlives every page; what dies with a page stays in its composable. */
export const useSessionStore = defineStore('session', () => {
  /** `undefined` until the server was asked. */
  const holder = shallowRef<Holder | null>()
  const isSignedIn = computed(() => Boolean(holder.value))
  /** When the server last confirmed what is shown (ms); only while it cannot be asked. */
  const asOf = shallowRef<number>()
  /** The server ended the session, not the person: said once on the sign-in page. */
  const wasEnded = shallowRef(false)

  function set(who: Holder | null, { at, ended = false }: { at?: number; ended?: boolean } = {}) {
    asOf.value = at
    wasEnded.value = ended
    holder.value = who
  }

  const signIn = (who: Holder) => set(who)
  const signOut = () => set(null)
  function end() {
    if (holder.value !== null) set(null, { ended: Boolean(holder.value) })
  }
  /** What this device remembers of the holder, shown while offline. */
  const recall = (who: Holder, at: number) => set(who, { at })

  return { holder, isSignedIn, asOf, wasEnded, signIn, signOut, end, recall }
})

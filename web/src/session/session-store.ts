import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Holder } from '../../../shared/contracts/holder.ts'

/** Who is signed in. In Pinia because it outlives every page; what dies with a page stays in its composable. */
export const useSessionStore = defineStore('session', () => {
  /** `undefined` until the server was asked. */
  const holder = shallowRef<Holder | null>()
  const isSignedIn = computed(() => Boolean(holder.value))
  /** The server ended the session, not the person: said once on the sign-in page. */
  const wasEnded = shallowRef(false)

  function signIn(who: Holder) {
    holder.value = who
    wasEnded.value = false
  }

  function signOut() {
    holder.value = null
    wasEnded.value = false
  }

  function end() {
    wasEnded.value = Boolean(holder.value)
    holder.value = null
  }

  return { holder, isSignedIn, wasEnded, signIn, signOut, end }
})

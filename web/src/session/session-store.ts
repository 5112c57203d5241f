import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Holder } from '../../../shared/contracts/holder.ts'

/** Who is signed in. In Pinia because it outlives every page; what dies with a page stays in its composable. */
export const useSessionStore = defineStore('session', () => {
  /** `undefined` until the server was asked. */
  const holder = shallowRef<Holder | null>()
  const isSignedIn = computed(() => Boolean(holder.value))

  const signIn = (who: Holder) => void (holder.value = who)
  const signOut = () => void (holder.value = null)

  return { holder, isSignedIn, signIn, signOut }
})

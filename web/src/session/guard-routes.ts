import { watch } from 'vue'
import type { Router } from 'vue-router'
import { returnPathOf, signInLocation } from './return-path.ts'
import type { useSessionStore } from './session-store.ts'

/**
 * Keeps who is signed in and the page on screen in agreement: before each page, and at once when a session
 * begins or ends. While nobody can tell (offline start) no page is withheld: it says itself what works.
 */
export function guardRoutes(
  router: Router,
  session: ReturnType<typeof useSessionStore>,
  knowSession: () => Promise<void>,
) {
  router.beforeEach(async (to) => {
    if (to.meta.access === 'anyone') return true
    await knowSession()
    if (to.meta.access === 'holder' && session.holder === null) return signInLocation(to.fullPath)
    if (to.meta.access === 'guest' && session.isSignedIn) return returnPathOf(to, router) ?? '/'
    return true
  })

  watch(
    () => session.holder,
    () => {
      const here = router.currentRoute.value
      // Who chose to leave does not come back to the page they left from.
      if (here.meta.access === 'holder' && session.holder === null)
        void router.replace(session.wasEnded ? signInLocation(here.fullPath) : '/sign-in')
      if (here.meta.access === 'guest' && session.isSignedIn)
        void router.replace(returnPathOf(here, router) ?? '/')
    },
  )
}

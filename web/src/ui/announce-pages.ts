import { nextTick } from 'vue'
import type { Router } from 'vue-router'

/** Names each page in the browser's tab, and moves a screen reader to the new page's heading. */
export function announcePages(router: Router, siteName: string) {
  router.afterEach(async (to, from, failure) => {
    if (failure) return
    document.title = to.meta.title === siteName ? siteName : `${to.meta.title} · ${siteName}`
    if (from.matched.length === 0 || to.path === from.path) return
    await nextTick()
    document.querySelector<HTMLElement>('main h1')?.focus()
  })
}

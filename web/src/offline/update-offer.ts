import { shallowRef } from 'vue'
import type { Router } from 'vue-router'
import { holdFlowLock, isFlowUnderWay } from './flow-lock.ts'

type UpdateOffer = 'none' | 'ready' | 'held-by-other-tab' | 'updating' | 'taken-by-other-tab'

const offer = shallowRef<UpdateOffer>('none')
let waiting: ServiceWorker | undefined

/** Registers the worker; a new version is offered, never imposed. */
export async function watchForUpdate(worker: ServiceWorkerContainer) {
  // The first worker of a browser takes no page over; later ones only by `accept`, here or in another tab.
  const hadWorker = worker.controller !== null
  worker.addEventListener('controllerchange', () => {
    if (offer.value === 'updating') location.reload()
    else if (hadWorker) offer.value = 'taken-by-other-tab'
  })
  const registration = await worker.register('/sw.js', { scope: '/' })
  const notice = () => {
    if (!registration.waiting || !worker.controller) return
    waiting = registration.waiting
    offer.value = 'ready'
  }
  notice()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', notice)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined)
  })
}

/** Marks flows for other tabs, and loads a page anew once this tab's version is no longer the current one. */
export function mindUpdates(router: Router) {
  let release: (() => void) | undefined

  router.beforeEach((to, from) => {
    const leavesPage = from.matched.length > 0 && to.matched.at(-1) !== from.matched.at(-1)
    if (offer.value !== 'taken-by-other-tab' || !leavesPage) return true
    location.assign(router.resolve(to).href)
    return false
  })
  router.afterEach((to) => {
    if (to.meta.flow && !release) release = holdFlowLock()
    if (!to.meta.flow) {
      release?.()
      release = undefined
    }
  })
  // A part of the page that is no longer on the server: only a fresh start has the way there.
  router.onError((_error, to, from) => {
    if (navigator.onLine && from.matched.length > 0) location.assign(router.resolve(to).href)
  })
}

export function useUpdateOffer() {
  async function accept() {
    if (await isFlowUnderWay()) {
      offer.value = 'held-by-other-tab'
      return
    }
    offer.value = 'updating'
    waiting?.postMessage('take-over')
  }
  const reload = () => location.reload()
  const dismiss = () => void (offer.value = 'none')

  return { offer, accept, reload, dismiss }
}

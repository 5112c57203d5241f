import { onScopeDispose } from 'vue'

/** Runs when the person comes back to the page, or the network does. */
export function onReturn(run: () => void) {
  const onVisible = () => {
    if (document.visibilityState === 'visible') run()
  }
  document.addEventListener('visibilitychange', onVisible)
  addEventListener('online', run)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', onVisible)
    removeEventListener('online', run)
  })
}

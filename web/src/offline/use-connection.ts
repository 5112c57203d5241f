import { onScopeDispose, readonly, shallowRef } from 'vue'

/** What the browser believes. `online` may still mean no way to us: replies tell that (`offline`). */
export function useConnection() {
  const isOnline = shallowRef(navigator.onLine)
  const update = () => void (isOnline.value = navigator.onLine)

  addEventListener('online', update)
  addEventListener('offline', update)
  onScopeDispose(() => {
    removeEventListener('online', update)
    removeEventListener('offline', update)
  })
  return { isOnline: readonly(isOnline) }
}

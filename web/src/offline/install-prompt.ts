import { computed, shallowRef } from 'vue'

/** Chromium's offer to install; other browsers have none (their menus do it). */
interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>
}

const offer = shallowRef<BeforeInstallPromptEvent>()
const isInstalled = shallowRef(false)

/** The offer comes once, early, on whatever page is open: kept from the start for the install page. */
export function keepInstallPrompt() {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer.value = event as BeforeInstallPromptEvent
  })
  addEventListener('appinstalled', () => {
    offer.value = undefined
    isInstalled.value = true
  })
}

export function useInstallPrompt() {
  const canInstall = computed(() => offer.value !== undefined)
  /** Opened from the home screen just now, or installed a moment ago. */
  const runsInstalled = computed(() => isInstalled.value || matchMedia('(display-mode: standalone)').matches)

  /** Must be called from a press. */
  async function install(): Promise<'accepted' | 'dismissed' | 'not-offered'> {
    const event = offer.value
    if (!event) return 'not-offered'
    // One offer opens one prompt.
    offer.value = undefined
    return (await event.prompt()).outcome
  }

  return { canInstall, runsInstalled, install }
}

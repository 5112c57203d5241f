import { expect, it, vi } from 'vitest'
import { keepInstallPrompt, useInstallPrompt } from './install-prompt.ts'

it('keeps the browser’s offer until the person wants it, and uses it once', async () => {
  keepInstallPrompt()
  const { canInstall, install } = useInstallPrompt()
  expect(canInstall.value).toBe(false)
  const prompt = vi.fn(async () => ({ outcome: 'accepted' as const }))
  const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt })

  dispatchEvent(offer)
  expect(offer.defaultPrevented).toBe(true)
  expect(canInstall.value).toBe(true)
  expect(prompt).not.toHaveBeenCalled()

  expect(await install()).toBe('accepted')
  expect(await install()).toBe('not-offered')
  expect(prompt).toHaveBeenCalledOnce()
})

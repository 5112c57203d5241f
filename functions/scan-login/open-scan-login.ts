import type { ScanTicket } from '../../shared/vocabulary/scan-login.ts'
import type { Browser } from '../domain/browser.ts'
import { newId } from '../domain/new-id.ts'
import type { Signer } from '../domain/signer.ts'
import { newSecret, portalKey } from './portal-cookie.ts'
import { showCode } from './scan-code.ts'
import { scanLoginTimes } from './scan-login.ts'
import type { ScanLoginStore } from './scan-login-store.ts'

interface Ports {
  scanLogins: ScanLoginStore
  signer: Signer
}

export const openScanLogin =
  ({ scanLogins, signer }: Ports) =>
  async ({ browser, now }: { browser: Browser; now: Date }) => {
    const key = portalKey(newId() as ScanTicket, newSecret())
    await scanLogins.add({
      state: 'waiting',
      ticket: key.ticket,
      secretHash: key.secretHash,
      seed: newSecret(),
      desktop: { browserTag: browser.tag, where: browser.where },
      openedAt: now,
      expiresAt: new Date(now.getTime() + scanLoginTimes.life),
    })
    const shown = {
      expiresInMs: scanLoginTimes.life,
      pollAfterMs: scanLoginTimes.pollWhileWaiting,
      code: await showCode(signer, key.ticket, now),
    }
    return { key, shown }
  }

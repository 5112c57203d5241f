import { createHmac } from 'node:crypto'
import type { ScanTicket } from '../../shared/vocabulary/scan-login.ts'
import type { Browser } from '../domain/browser.ts'
import type { Signer } from '../domain/signer.ts'
import { newSecret, portalKey } from './portal-cookie.ts'
import { showCode } from './scan-code.ts'
import { scanLoginTimes } from './scan-login.ts'
import type { ScanLoginStore } from './scan-login-store.ts'

interface Ports {
  scanLogins: ScanLoginStore
  signer: Signer
}

interface Portal {
  browser: Browser
  now: Date
  /** A repeat of the request has it again, and so finds the login that the first one opened. */
  secret?: string
}

export const openScanLogin =
  ({ scanLogins, signer }: Ports) =>
  async ({ browser, now, secret = newSecret() }: Portal) => {
    const { ticket, portalSecret, seed } = drawnFrom(secret)
    const key = portalKey(ticket, portalSecret)
    const { expiresAt } = await scanLogins.add({
      state: 'waiting',
      ticket,
      secretHash: key.secretHash,
      seed,
      desktop: { browserTag: browser.tag, where: browser.where },
      openedAt: now,
      expiresAt: new Date(now.getTime() + scanLoginTimes.life),
    })
    const shown = {
      expiresInMs: Math.max(0, expiresAt.getTime() - now.getTime()),
      pollAfterMs: scanLoginTimes.pollWhileWaiting,
      code: await showCode(signer, ticket, now),
    }
    return { key, shown }
  }

/** Three values of which none tells another. */
function drawnFrom(secret: string) {
  const draw = (what: string) => createHmac('sha256', secret).update(what).digest()
  return {
    ticket: draw('ticket').subarray(0, 16).toString('base64url') as ScanTicket,
    portalSecret: draw('portal').toString('base64url'),
    seed: draw('seed').toString('base64url'),
  }
}

import { accept, refuse } from '../domain/result.ts'
import type { Signer } from '../domain/signer.ts'
import type { PortalKey } from './portal-cookie.ts'
import { findByPortalKey } from './find-by-portal-key.ts'
import { showCode } from './scan-code.ts'
import { type ScanLogin, scanLoginTimes, stateAt } from './scan-login.ts'
import type { ScanLoginStore } from './scan-login-store.ts'

interface Ports {
  scanLogins: ScanLoginStore
  signer: Signer
}

export const watchScanLogin =
  ({ scanLogins, signer }: Ports) =>
  async (key: PortalKey | undefined, now: Date) => {
    const login = await findByPortalKey(scanLogins, key, 'eventually')
    return login ? accept(await viewOf(login, signer, now)) : refuse('scan-login-unknown')
  }

async function viewOf(login: ScanLogin, signer: Signer, now: Date) {
  if (stateAt(login, now) === 'expired') return { state: 'expired' } as const
  const { state } = login
  const expiresInMs = login.expiresAt.getTime() - now.getTime()
  switch (state) {
    case 'waiting': {
      const code = await showCode(signer, login.ticket, now)
      return { state, expiresInMs, pollAfterMs: scanLoginTimes.pollWhileWaiting, code }
    }
    case 'scanned': {
      const { maskedName, number } = login.scan
      return { state, expiresInMs, pollAfterMs: scanLoginTimes.pollOnceScanned, maskedName, number }
    }
    case 'declined':
      return { state, because: login.because }
    default:
      return { state }
  }
}

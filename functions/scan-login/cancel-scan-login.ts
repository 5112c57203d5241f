import { accept, refuse } from '../domain/result.ts'
import type { PortalKey } from './portal-cookie.ts'
import { whyNotCancelled } from './refused-steps.ts'
import type { ScanLoginStore } from './scan-login-store.ts'

export const cancelScanLogin =
  ({ scanLogins }: { scanLogins: ScanLoginStore }) =>
  async (key: PortalKey | undefined, now: Date) => {
    if (!key) return refuse('scan-login-unknown')
    const { made, login } = await scanLogins.cancel(key.ticket, key.secretHash, now)
    if (made) return accept({})
    const why = login ? whyNotCancelled(login, key.secretHash) : 'scan-login-unknown'
    return why === 'repeated' ? accept({}) : refuse(why)
  }

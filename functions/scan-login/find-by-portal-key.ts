import type { PortalKey } from './portal-cookie.ts'
import type { ScanLoginStore } from './scan-login-store.ts'

/** The portal's own login: by its cookie alone, and only with the right secret. */
export async function findByPortalKey(
  scanLogins: ScanLoginStore,
  key: PortalKey | undefined,
  how: 'eventually' | 'consistently',
) {
  const login = key && (await scanLogins.find(key.ticket, how === 'consistently'))
  return login?.secretHash === key?.secretHash ? login : undefined
}

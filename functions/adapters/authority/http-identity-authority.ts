import { AuthorityUnavailable, type IdentityAuthority } from '../../domain/identity-authority.ts'
import type { SignatureKey } from '../crypto/signed-headers.ts'

interface AuthorityService {
  /** Where questions are posted, as in docs/identity-authority.md. */
  url: string
  key: SignatureKey
}

export function httpIdentityAuthority(_service: AuthorityService): IdentityAuthority {
  return { portraitOf: () => Promise.reject(new AuthorityUnavailable('not-built')) }
}

import type { IdentityAuthority } from '../../domain/identity-authority.ts'
import { environment } from '../environment.ts'
import { demonstrationIdentityAuthority } from './demonstration-identity-authority.ts'
import { httpIdentityAuthority } from './http-identity-authority.ts'

/** The authority that this deployment names; none is assumed, least of all the demonstration. */
export function identityAuthority(): IdentityAuthority {
  const chosen = environment()
  if ('IDENTITY_AUTHORITY_SECRET' in chosen) {
    const {
      IDENTITY_AUTHORITY: url,
      IDENTITY_AUTHORITY_KEY_ID: id,
      IDENTITY_AUTHORITY_SECRET: secret,
    } = chosen
    return httpIdentityAuthority({ url, key: { id, secret } })
  }
  if (chosen.IDENTITY_AUTHORITY === 'demonstration') {
    return demonstrationIdentityAuthority({ folder: chosen.IDENTITY_AUTHORITY_PORTRAITS })
  }
  throw new Error(
    'IDENTITY_AUTHORITY is not set: give `demonstration` or the address of the identity authority service.',
  )
}

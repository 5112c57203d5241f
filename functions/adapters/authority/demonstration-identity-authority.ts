import type { IdentityAuthority } from '../../domain/identity-authority.ts'

interface Enrolled {
  /** Where portraits are of whoever enrolled on this machine. */
  folder: string | undefined
}

export function demonstrationIdentityAuthority(_enrolled: Enrolled): IdentityAuthority {
  throw new Error('The demonstration authority is not built yet.')
}

import type { IdentityAuthority } from '../../domain/identity-authority.ts'

interface Enrolled {
  /** Where portraits are of whoever enrolled on this machine. */
  folder: string | undefined
}

export const demonstrationIdentityAuthority = ({ folder }: Enrolled): IdentityAuthority => ({
  portraitOf: () =>
    Promise.reject(new Error(`The demonstration authority is not built yet (${folder ?? 'no folder'}).`)),
})

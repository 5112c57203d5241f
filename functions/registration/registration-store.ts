import type { Registration } from './registration.ts'

export interface RegistrationStore {
  add(registration: Registration): Promise<void>
  /** Also one that has expired, for a while. */
  find(id: string): Promise<Registration | undefined>
}

import type { Registration } from './registration.ts'

export interface RegistrationStore {
  /** Safe to repeat. */
  add(registration: Registration): Promise<void>
  /** Also one that has expired, for a while. */
  find(id: string): Promise<Registration | undefined>
}

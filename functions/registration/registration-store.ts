import type { Registration } from './registration.ts'

export interface RegistrationStore {
  /** Safe to repeat: one that is there already stays as it is. */
  add(registration: Registration): Promise<void>
  /** Also one that has expired, for a while. */
  find(id: string): Promise<Registration | undefined>
}

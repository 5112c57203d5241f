import type { Account, NaturalPerson } from '../domain/account.ts'
import type { Session } from '../domain/session.ts'
import type { FaceHandOver } from './face-hand-over.ts'

/** Whose face check it is, as the server itself established it. */
export interface FaceSubject {
  account: Account
  /** Whose face it has to be: the holder, or the unit's legal representative (R9). */
  person: NaturalPerson
  /** The holder's; none on a phone it was handed over to. */
  session?: Session
  handOver?: FaceHandOver
}

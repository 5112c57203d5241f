import type { Account, NaturalPerson } from '../domain/account.ts'
import { facePersonOf } from '../domain/face-person.ts'
import type { Recovery } from '../domain/recovery.ts'
import type { Session } from '../domain/session.ts'
import type { FaceHandOver } from './face-hand-over.ts'

/** Whose face check it is, as the server itself established it. */
export type FaceSubject = AccountSubject | RecoverySubject

export interface AccountSubject {
  account: Account
  /** Whose face it has to be: the holder, or the unit's legal representative (R9). */
  person: NaturalPerson
  /** The holder's; none on a phone it was handed over to. */
  session?: Session
  handOver?: FaceHandOver
  recovery?: undefined
}

/** R16: the person is the one who was typed; of an account nobody knows yet. */
export interface RecoverySubject {
  recovery: Recovery
  person: NaturalPerson
  account?: undefined
  session?: undefined
  handOver?: undefined
}

export const accountSubject = (
  account: Account,
  by: Pick<AccountSubject, 'session' | 'handOver'> = {},
): AccountSubject => ({ account, person: facePersonOf(account), ...by })

export const recoverySubject = (recovery: Recovery): RecoverySubject => ({
  recovery,
  person: recovery.claim.person,
})

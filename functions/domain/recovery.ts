import type { FACE_AGREEMENT } from '../../shared/contracts/consent.ts'
import type { Whereabouts } from '../../shared/contracts/scan-login.ts'
import type { AccountId, Consent, NaturalPerson } from './account.ts'
import type { FaceEvidence } from './account-event.ts'
import { facePersonKey } from './face-traces.ts'
import type { PersonalData } from './personal-data.ts'

/** R16: somebody who says whose account it is, and has proven the phone that it shall have. */
export interface Recovery {
  /** 22 characters, base64url. */
  id: string
  /** Only the browser that began it goes on with it. */
  browserTag: string
  where: Whereabouts
  claim: RecoveryClaim
  /** The new one, E.164. */
  phone: string
  startedAt: Date
  /** Of form, face and password; a password that was chosen waits for longer. */
  expiresAt: Date
  state: 'open' | 'face-passed' | 'no-account' | 'claimed' | 'waiting' | 'done' | 'stopped'
  consent?: RecoveryConsent
  /** Since `face-passed`. */
  evidence?: FaceEvidence
  /** Since `claimed`. */
  account?: RecoveredAccount
  /** When its holder ended the wait. */
  confirmedAt?: Date
  /** Argon2id of the password that was chosen, since `waiting` or `done`. */
  passwordHash?: string
}

/** Whose account, and whose face it has to be (R9): as typed, for nobody has looked whether there is one. */
export type RecoveryClaim =
  | { kind: 'personal'; person: NaturalPerson }
  | { kind: 'unit'; unit: { name: string; code: string }; person: NaturalPerson }

/** To face recognition, for this recovery. */
export interface RecoveryConsent extends Consent {
  agreement: typeof FACE_AGREEMENT
  /** Of who is under 14. */
  guardian?: NaturalPerson
}

/** The account as it was when the recovery claimed it. */
export interface RecoveredAccount {
  id: AccountId
  /** What has ended all sessions since has ended this too. */
  epoch: number
  /** That was told, E.164. */
  phone: string
  claimedAt: Date
  /** For how long its holder is heard before it takes effect; 0: not at all. */
  waitMs: number
  /** When its holder was told of it by SMS; missing while nothing could be sent. */
  toldAt?: Date
}

/** What the room that judges faces may do to it. */
export interface Recoveries {
  find(id: string): Promise<Recovery | undefined>
  /** While it is `open`, and once: false when it was given before, or is not wanted any more. */
  agree(id: string, consent: RecoveryConsent): Promise<boolean>
}

/** What whoever tells holders does to it. */
export interface ToldRecoveries {
  /** The first time counts; nothing where it is gone. */
  markTold(id: string, at: Date): Promise<void>
}

/**
 * Under what failed checks are counted before anybody knows whether there is an account: the person who was typed, the
 * phone that types, and the two together. Apart from an account's own, which no stranger shall close; and only the two
 * together are closed until a review, for any phone can fail in anybody's name.
 */
export async function recoveryFailuresOf(
  personalData: PersonalData,
  { claim, phone }: { claim: Pick<RecoveryClaim, 'person'>; phone: string },
) {
  const [person, number] = await Promise.all([
    facePersonKey(personalData, claim.person),
    personalData.blindIndex('phone', phone),
  ])
  const both = await personalData.blindIndex('face-person-by-phone', `${person} ${number}`)
  return {
    ofBoth: `face-recovery-of:${both}`,
    ofPerson: `face-recovery:${person}`,
    byPhone: `face-recovery-by:${number}`,
  }
}

import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import type { Account, Consent } from '../domain/account.ts'
import type { FaceSubject } from './face-subject.ts'

/** To the version in force; to an older one is none. */
const inForce = ({ agreement, version }: Consent) =>
  agreement === FACE_AGREEMENT && version === FACE_AGREEMENT_VERSION

const faceConsentOf = ({ consents }: Pick<Account, 'consents'>): Consent | undefined => consents.find(inForce)

export const hasFaceConsent = (account: Pick<Account, 'consents'>) => faceConsentOf(account) !== undefined

/** An account's, or a recovery's own: what was agreed to before is not known until it is known whose account it is. */
export const consentOfSubject = ({ account, recovery }: FaceSubject): Consent | undefined =>
  account
    ? faceConsentOf(account)
    : recovery.consent && inForce(recovery.consent)
      ? recovery.consent
      : undefined

import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import type { Account, Consent } from '../domain/account.ts'

/** To the version in force; to an older one is none. */
export const faceConsentOf = ({ consents }: Pick<Account, 'consents'>): Consent | undefined =>
  consents.find(
    ({ agreement, version }) => agreement === FACE_AGREEMENT && version === FACE_AGREEMENT_VERSION,
  )

export const hasFaceConsent = (account: Pick<Account, 'consents'>) => faceConsentOf(account) !== undefined

import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../../shared/contracts/consent.ts'
import type { Consent } from '../../domain/account.ts'
import { consentName } from './account-item.ts'

/** Of every version agreed to. The one in force always: it may have been given since the account was read. */
export function faceConsentNames(consents: readonly Consent[]): string[] {
  const versions = consents.filter(({ agreement }) => agreement === FACE_AGREEMENT)
  const inForce = { agreement: FACE_AGREEMENT, version: FACE_AGREEMENT_VERSION } as const
  return [...new Set([...versions, inForce].map(consentName))]
}

import type { AgreementText } from '../../../../shared/agreements/agreement-text.ts'
import {
  type Agreement,
  agreementVersions,
  FACE_AGREEMENT,
  FACE_AGREEMENT_VERSION,
} from '../../../../shared/contracts/consent.ts'

export type Readable = Agreement | typeof FACE_AGREEMENT

export const versions: Readonly<Record<Readable, string>> = {
  ...agreementVersions,
  [FACE_AGREEMENT]: FACE_AGREEMENT_VERSION,
}

export const loadAgreement: Record<Readable, () => Promise<AgreementText>> = {
  'user-agreement': async () => (await import('./user-agreement.ts')).userAgreement,
  'privacy-policy': async () => (await import('./privacy-policy.ts')).privacyPolicy,
  'face-recognition': async () =>
    (await import('../../../../shared/agreements/face-recognition.ts')).faceRecognitionAgreement,
}

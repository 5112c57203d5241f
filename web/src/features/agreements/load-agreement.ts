import type { Agreement } from '../../../../shared/contracts/consent.ts'
import type { AgreementText } from './agreement-text.ts'

export const loadAgreement: Record<Agreement, () => Promise<AgreementText>> = {
  'user-agreement': async () => (await import('./user-agreement.ts')).userAgreement,
  'privacy-policy': async () => (await import('./privacy-policy.ts')).privacyPolicy,
}

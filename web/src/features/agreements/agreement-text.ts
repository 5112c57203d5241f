import type { Agreement } from '../../../../shared/contracts/consent.ts'

/** An agreement as people read it. A changed text gets a new version in `shared/contracts/consent.ts`. */
export interface AgreementText {
  title: string
  opening: string
  sections: { heading: string; paragraphs: string[] }[]
}

export const loadAgreement: Record<Agreement, () => Promise<AgreementText>> = {
  'user-agreement': async () => (await import('./user-agreement.ts')).userAgreement,
  'privacy-policy': async () => (await import('./privacy-policy.ts')).privacyPolicy,
}

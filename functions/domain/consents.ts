import { type Agreement, agreementVersions, type Consents } from '../../shared/contracts/consent.ts'
import type { Consent } from './account.ts'

const agreements = Object.keys(agreementVersions) as Agreement[]

/** What was agreed to, when every version is the one in force (R2); undefined when a page showed an older text. */
export function agreedTo(consents: Consents, now: Date): Consent[] | undefined {
  const outdated = agreements.some((agreement) => consents[agreement] !== agreementVersions[agreement])
  return outdated
    ? undefined
    : agreements.map((agreement) => ({ agreement, version: consents[agreement], at: now }))
}

/** What of it the account has not agreed to before. */
export const newlyAgreed = (earlier: readonly Consent[], agreed: readonly Consent[]) =>
  agreed.filter(
    ({ agreement, version }) =>
      !earlier.some((each) => each.agreement === agreement && each.version === version),
  )

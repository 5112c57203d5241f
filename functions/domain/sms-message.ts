import type { CodePurpose } from '../../shared/contracts/one-time-code.ts'
import type { Whereabouts } from '../../shared/contracts/scan-login.ts'
import type { MessageLanguage } from '../../shared/vocabulary/message-language.ts'

/** What is said by SMS. The words are the adapter's: one network takes text, another the name of an approved template. */
export type SmsMessage =
  | { kind: 'code'; purpose: CodePurpose; code: string }
  | { kind: 'new-browser'; at: Date; where: Whereabouts }
  | { kind: 'password-reset'; at: Date }
  /** Undone by a sign-in before `endsAt` (R19). */
  | { kind: 'deregistration-asked'; at: Date; endsAt: Date }
  | { kind: 'deregistration-undone'; at: Date }
  /** To the phone that was bound until then. */
  | { kind: 'phone-changed'; at: Date }
  /** To the phone that is bound from then on. */
  | { kind: 'phone-bound'; at: Date }
  | { kind: 'recovery-begun'; at: Date; where: Whereabouts; link: string }
  | { kind: 'account-recovered'; at: Date }

/** What whoever holds this number most likely reads, where nobody said otherwise. @param phone E.164 */
export const languageOf = (phone: string): MessageLanguage =>
  /^\+(852|853|886)/.test(phone) ? 'zh-Hant' : 'zh-Hans'

import { type JudgeAttempt, within } from '../domain/attempts.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** security.md, SMS code and image captcha: the defaults, in one place. */
export const sendingLimits = {
  codesPerNumber: within(
    { most: 1, withinMs: MINUTE },
    { most: 5, withinMs: HOUR },
    { most: 10, withinMs: DAY },
  ),
  /** Many people can share one address (a site office, a mobile network). */
  codesPerAddress: within({ most: 30, withinMs: HOUR }, { most: 100, withinMs: DAY }),
  /** To phones that may be anybody's: no account writes to many of them. */
  newPhoneCodesPerAccount: within({ most: 10, withinMs: DAY }),
  captchasPerBrowser: within({ most: 20, withinMs: 10 * MINUTE }),
  captchasPerAddress: within({ most: 100, withinMs: 10 * MINUTE }),
} as const satisfies Record<string, JudgeAttempt>
export type SendingLimits = Record<keyof typeof sendingLimits, JudgeAttempt>

/** When the same number may ask again at the earliest. */
export const RESEND_AFTER_MS = MINUTE

import * as z from 'zod/mini'

/** What can happen to an account, as its holder reads it in the history. */
export const accountEventTypeSchema = z.enum([
  'registered',
  'signed-in-by-password',
  'signed-in-by-code',
  'signed-in-by-scan',
  'scan-login-declined',
  'scan-login-wrong-number',
  'sign-in-disowned',
  'signed-out',
  'session-ended',
  'other-sessions-ended',
  'password-reset',
  'phone-verified',
  'phone-changed',
  'information-changed',
  'recovery-begun',
  'recovery-confirmed',
  'recovery-stopped',
  'account-recovered',
  'face-consent-given',
  'face-consent-withdrawn',
  'face-handed-over',
  'certified-by-face',
  'face-check-refused',
  'face-problem-reported',
  'deregistration-asked',
  'deregistration-undone',
  'data-exported',
])
export type AccountEventType = z.infer<typeof accountEventTypeSchema>

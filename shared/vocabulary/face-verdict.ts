import * as z from 'zod/mini'

/** What a person can do better next time; a page has words for each. */
export const tryAgainReasonSchema = z.enum([
  'expired',
  'frames-unreadable',
  'frames-out-of-time',
  'too-few-frames',
  'too-slow',
  'no-face',
  'several-faces',
  'face-jumped',
  'too-dark',
  'too-bright',
  'too-far',
  'blurred',
  'still-picture',
  'wrong-order',
  'action-missing',
  'other-action',
  'face-changed',
  'not-sure',
])
export type TryAgainReason = z.infer<typeof tryAgainReasonSchema>

/** Trying again as one did changes nothing. */
export const refusedReasonSchema = z.enum([
  'another-person',
  'seen-before',
  /** Name and number together are not with the authority. */
  'identity-not-confirmed',
  /** The authority has no portrait, or one in which nobody is to be recognised. */
  'portrait-unusable',
])
export type RefusedReason = z.infer<typeof refusedReasonSchema>

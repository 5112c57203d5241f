import * as z from 'zod/mini'

/** How every "no" and every fault travels: RFC 9457 problem+json, with our closed code. */
export const problemSchema = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  /** A refusal of the endpoint's contract, or one of `doorRefusals`. */
  code: z.string(),
  /** Quoted by the person on the phone; finds the log line. */
  requestId: z.string(),
  /** Whole seconds until another try makes sense. */
  retryAfterSeconds: z.optional(z.int()),
  /** Tries left before this way is closed for a while. */
  triesLeft: z.optional(z.int()),
})
export type Problem = z.infer<typeof problemSchema>

/** What the door itself refuses, before any operation runs. */
export const doorRefusals = {
  'malformed-request': 400,
  /** None, or one that is no key. */
  'idempotency-key-missing': 400,
  'not-signed-in': 401,
  'foreign-origin': 403,
  'no-such-operation': 404,
  /** The first of two requests with this key is still at work; `retryAfterSeconds` says when to ask again. */
  'request-in-progress': 409,
  'too-large': 413,
  /** The key came before with another request. */
  'idempotency-key-reused': 422,
  'internal-error': 500,
} as const satisfies Record<string, number>
export type DoorRefusal = keyof typeof doorRefusals

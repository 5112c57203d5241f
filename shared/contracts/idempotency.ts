import * as z from 'zod/mini'

/**
 * Names one wish of the person: whoever repeats the request repeats the key, and is answered the same
 * (draft-ietf-httpapi-idempotency-key-header; the key stands bare, without the draft's quotes).
 */
export const IDEMPOTENCY_HEADER = 'idempotency-key'

/** 128 random bits, base64url. */
export const idempotencyKeySchema = z.string().check(z.regex(/^[\w-]{22}$/))

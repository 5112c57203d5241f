import * as z from 'zod/mini'
import { defineEndpoint } from './endpoint.ts'
import { holderSchema } from './holder.ts'
import { whereaboutsSchema } from './scan-login.ts'

/** 128 random bits, base64url: whoever has it may do the face check of that account, on one phone. */
export const handOverTicketSchema = z.string().check(z.regex(/^[\w-]{22}$/))

/** R9: the account's face check is done on another phone, which opens `/face#<ticket>` from a QR code or a link. */
export const openFaceHandOver = defineEndpoint({
  method: 'POST',
  path: '/api/face-hand-overs',
  caller: 'holder',
  creates: 'derived',
  input: z.strictObject({}),
  output: z.object({ ticket: handOverTicketSchema, expiresInMs: z.int(), pollAfterMs: z.int() }),
  refusals: { 'already-certified': 409, 'no-face-route': 403, 'too-many-hand-overs': 429 },
})

/** For whoever handed it over, on any of the account's sessions. */
export const watchFaceHandOver = defineEndpoint({
  method: 'GET',
  path: '/api/face-hand-overs/state',
  caller: 'holder',
  input: z.strictObject({ ticket: handOverTicketSchema }),
  output: z.discriminatedUnion('state', [
    z.object({ state: z.literal('waiting'), expiresInMs: z.int(), pollAfterMs: z.int() }),
    z.object({
      state: z.literal('taken'),
      /** Of the phone that took it. */
      where: whereaboutsSchema,
      expiresInMs: z.int(),
      pollAfterMs: z.int(),
    }),
    z.object({ state: z.literal('certified') }),
    z.object({ state: z.literal('cancelled') }),
    z.object({ state: z.literal('expired') }),
  ]),
  refusals: { 'hand-over-unknown': 404 },
})

/** By whoever handed it over: the phone can do nothing more with it. Safe to repeat. */
export const cancelFaceHandOver = defineEndpoint({
  method: 'POST',
  path: '/api/face-hand-overs/cancel',
  caller: 'holder',
  input: z.strictObject({ ticket: handOverTicketSchema }),
  output: z.object({}),
  refusals: { 'hand-over-unknown': 404, 'hand-over-over': 409 },
})

/** The other phone takes it, and from here on no other phone can. Safe to repeat on that phone. */
export const takeFaceHandOver = defineEndpoint({
  method: 'POST',
  path: '/api/face-hand-overs/take',
  caller: 'anyone',
  input: z.strictObject({ ticket: handOverTicketSchema }),
  output: z.object({ expiresInMs: z.int() }),
  refusals: {
    'hand-over-unknown': 404,
    'hand-over-expired': 410,
    'hand-over-taken': 409,
    'hand-over-over': 409,
  },
})

/**
 * Once it is certified: whoever handed it over gets a new session in the place of theirs. Anyone's for a repeat's sake:
 * the first answer ended the session that asked, and may have been lost. Nobody is answered `not-signed-in`.
 */
export const finishFaceHandOver = defineEndpoint({
  method: 'POST',
  path: '/api/face-hand-overs/finish',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({ ticket: handOverTicketSchema }),
  output: holderSchema,
  refusals: { 'hand-over-unknown': 404, 'hand-over-not-certified': 409 },
})

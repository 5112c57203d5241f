import * as z from 'zod/mini'
import { confirmationNumberSchema, scanCodeTextSchema, scanTicketSchema } from '../vocabulary/scan-login.ts'
import { defineEndpoint } from './endpoint.ts'
import { holderSchema } from './holder.ts'

/** Where a request came from, as the server saw it. `place` is rough and may be unknown. */
export const whereaboutsSchema = z.object({
  browser: z.string(),
  system: z.string(),
  place: z.nullable(z.string()),
  /** The address with its end hidden: 203.0.113.* */
  network: z.string(),
})
export type Whereabouts = z.infer<typeof whereaboutsSchema>

/** What the portal draws now and next; the swap needs no request (protocols.md, Scan login 2). */
const shownCodeSchema = z.object({
  text: scanCodeTextSchema,
  nextText: scanCodeTextSchema,
  changesInMs: z.int(),
})

const open = { expiresInMs: z.int(), pollAfterMs: z.int() }

export const openScanLogin = defineEndpoint({
  method: 'POST',
  path: '/api/scan-logins',
  caller: 'anyone',
  creates: 'derived',
  input: z.strictObject({}),
  output: z.object({ ...open, code: shownCodeSchema }),
  refusals: {},
})

/** The portal's view of its own login, found by its cookie alone. */
export const watchScanLogin = defineEndpoint({
  method: 'GET',
  path: '/api/scan-logins/current',
  caller: 'anyone',
  input: z.strictObject({}),
  output: z.discriminatedUnion('state', [
    z.object({ state: z.literal('waiting'), ...open, code: shownCodeSchema }),
    z.object({
      state: z.literal('scanned'),
      ...open,
      maskedName: z.string(),
      number: confirmationNumberSchema,
    }),
    z.object({ state: z.literal('confirmed') }),
    z.object({ state: z.literal('claimed') }),
    z.object({ state: z.literal('declined'), because: z.enum(['person', 'wrong-number']) }),
    z.object({ state: z.literal('cancelled') }),
    z.object({ state: z.literal('expired') }),
  ]),
  refusals: { 'scan-login-unknown': 404 },
})

export const cancelScanLogin = defineEndpoint({
  method: 'POST',
  path: '/api/scan-logins/cancel',
  caller: 'anyone',
  input: z.strictObject({}),
  output: z.object({}),
  refusals: { 'scan-login-unknown': 404, 'scan-login-over': 409 },
})

/** Signs the portal in. Exactly one claim succeeds, and only with the cookie that opened the login. */
export const claimScanLogin = defineEndpoint({
  method: 'POST',
  path: '/api/scan-logins/claim',
  caller: 'anyone',
  input: z.strictObject({}),
  output: holderSchema,
  refusals: { 'scan-login-unknown': 404, 'scan-login-over': 409, 'scan-login-expired': 410 },
})

/** Keeps a code seen by a phone that nobody is signed in on, so that the same scan goes on after sign-in. */
export const holdScan = defineEndpoint({
  method: 'POST',
  path: '/api/scan-logins/hold',
  caller: 'anyone',
  input: z.strictObject({ code: scanCodeTextSchema }),
  output: z.object({ receipt: z.string(), expiresInMs: z.int() }),
  refusals: { 'code-not-ours': 422, 'scan-login-expired': 410 },
})

/** Marks the login as scanned for this account and browser, and tells the person what they are about to open. */
export const scanLogin = defineEndpoint({
  method: 'POST',
  path: '/api/scan-logins/scan',
  caller: 'holder',
  input: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('code'), code: scanCodeTextSchema }),
    z.strictObject({ by: z.literal('receipt'), receipt: z.string().check(z.maxLength(256)) }),
  ]),
  output: z.object({
    ticket: scanTicketSchema,
    expiresInMs: z.int(),
    /** Which system would be signed in. */
    systemName: z.string(),
    desktop: whereaboutsSchema,
    phone: whereaboutsSchema,
    openedAt: z.iso.datetime(),
    knownBrowser: z.boolean(),
    numbers: z.array(confirmationNumberSchema).check(z.length(3)),
    /** An L3 account verified more than 5 minutes ago gives its password with the confirmation. */
    passwordNeeded: z.boolean(),
  }),
  refusals: {
    'code-not-ours': 422,
    'scan-login-unknown': 404,
    'scan-login-expired': 410,
    'scan-login-taken': 409,
    'scan-login-over': 409,
  },
})

export const confirmScanLogin = defineEndpoint({
  method: 'POST',
  path: '/api/scan-logins/confirm',
  caller: 'holder',
  input: z.strictObject({
    ticket: scanTicketSchema,
    number: confirmationNumberSchema,
    password: z.optional(z.string().check(z.minLength(1), z.maxLength(512))),
  }),
  output: z.object({ desktop: whereaboutsSchema }),
  refusals: {
    'scan-login-unknown': 404,
    'scan-login-expired': 410,
    'scan-login-over': 409,
    'wrong-number': 422,
    'password-needed': 428,
    'password-wrong': 422,
    'too-many-tries': 429,
  },
})

export const declineScanLogin = defineEndpoint({
  method: 'POST',
  path: '/api/scan-logins/decline',
  caller: 'holder',
  input: z.strictObject({ ticket: scanTicketSchema }),
  output: z.object({}),
  refusals: { 'scan-login-unknown': 404, 'scan-login-over': 409 },
})

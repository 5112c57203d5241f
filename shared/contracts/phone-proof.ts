import * as z from 'zod/mini'

// By itself: the first page of the app proves no phone, and need not load how codes are asked for.
export const smsCodeSchema = z.string().check(z.regex(/^\d{6}$/))
/** As typed; parsed by `parsePhoneNumber`. */
export const typedPhoneSchema = z.string().check(z.maxLength(40))

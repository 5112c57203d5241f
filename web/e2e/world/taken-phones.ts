import * as z from 'zod/mini'

const phones = z.tuple([z.string(), z.string()])

/** Phones with one account each, by its kind; one journey each, since a phone is sent one code a minute. */
export const takenPhones = z
  .object({ personal: phones, unit: phones })
  .parse(JSON.parse(process.env['TAKEN_PHONES'] ?? 'null'))

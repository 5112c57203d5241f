import * as z from 'zod/mini'

const unit = z.object({
  unitName: z.string(),
  unitCode: z.string(),
  representative: z.object({ name: z.string(), documentNumber: z.string() }),
  phone: z.string(),
  password: z.string(),
})

/** Which units the product was seeded with, as whoever started it tells: one, on the phone of a person with an account. */
export const demonstrationUnits = z
  .tuple([unit])
  .parse(JSON.parse(process.env['DEMONSTRATION_UNITS'] ?? 'null'))

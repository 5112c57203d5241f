import * as z from 'zod/mini'

const person = z.object({
  documentNumber: z.string(),
  name: z.string(),
  phone: z.string(),
  password: z.string(),
})

/** Who the product was seeded with, as whoever started it tells: an L1, an L2 and an L3 account. */
export const demonstrationPeople = z
  .tuple([person, person, person])
  .parse(JSON.parse(process.env['DEMONSTRATION_PEOPLE'] ?? 'null'))

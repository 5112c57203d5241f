import * as z from 'zod/mini'

const person = z.pipe(
  z.object({ name: z.string(), documentNumber: z.string(), phone: z.string(), password: z.string() }),
  z.transform(({ documentNumber, ...rest }) => ({ ...rest, number: documentNumber })),
)

/** Holders whose accounts somebody recovers; `certified` is L3, and known for days to the browser with that cookie. */
export const recovering = z
  .object({ certified: person, neighbour: person, halfKnown: person, rememberedBrowser: z.string() })
  .parse(JSON.parse(process.env['RECOVERING'] ?? 'null'))

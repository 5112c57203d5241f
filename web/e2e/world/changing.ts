import * as z from 'zod/mini'

const access = { phone: z.string(), password: z.string() }
const person = z.pipe(
  z.object({ ...access, documentNumber: z.string() }),
  z.transform(({ documentNumber, ...rest }) => ({ ...rest, number: documentNumber })),
)
const unit = z.pipe(
  z.object({ ...access, unitCode: z.string(), unitName: z.string() }),
  z.transform(({ unitCode, unitName, ...rest }) => ({ ...rest, number: unitCode, unitName })),
)

/** Holders who change something, one journey each: a phone is sent one code a minute. */
export const changing = z
  .object({
    people: z.object({ toNewPhone: person, neighbour: person, toNewName: person, byKeyboard: person }),
    units: z.object({ toNewPhone: unit, toNewRepresentative: unit }),
  })
  .parse(JSON.parse(process.env['CHANGING'] ?? 'null'))

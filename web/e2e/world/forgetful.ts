import * as z from 'zod/mini'

const access = { phone: z.string(), password: z.string() }
const person = z.pipe(
  z.object({ ...access, documentNumber: z.string() }),
  z.transform(({ documentNumber, ...rest }) => ({ ...rest, number: documentNumber })),
)
const unit = z.pipe(
  z.object({ ...access, unitCode: z.string() }),
  z.transform(({ unitCode, ...rest }) => ({ ...rest, number: unitCode })),
)

/** Holders of accounts whose phones were sent no code yet; one journey each, since a phone is sent one code a minute. */
export const forgetful = z
  .object({
    onPhone: person,
    byKeyboard: person,
    withOldPhone: person,
    provingOldPhone: person,
    unit,
  })
  .parse(JSON.parse(process.env['FORGETFUL'] ?? 'null'))

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

/** Holders who deregister, or read what is held of them, one journey each: a phone is sent one code a minute. */
export const leaving = z
  .object({ inApp: person, onPortal: person, reader: person, unit })
  .parse(JSON.parse(process.env['LEAVING'] ?? 'null'))

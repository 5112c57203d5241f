import * as z from 'zod/mini'

const access = { phone: z.string(), password: z.string() }
const person = z.pipe(
  z.object({ ...access, name: z.string(), documentNumber: z.string() }),
  z.transform(({ documentNumber, ...rest }) => ({ ...rest, number: documentNumber })),
)
const unit = z.pipe(
  z.object({ ...access, unitName: z.string(), unitCode: z.string() }),
  z.transform(({ unitName, unitCode, ...rest }) => ({ ...rest, name: unitName, number: unitCode })),
)

/** Holders of L1 accounts whose faces are checked in one journey each; `certified` represents `unit`, `representative` the other. */
export const candidates = z
  .object({
    certified: person,
    mistaken: person,
    guided: person,
    cutOff: person,
    photographed: person,
    unruly: person,
    boasting: person,
    unwilling: person,
    replaced: person,
    withPhotograph: person,
    startled: person,
    representative: person,
    late: person,
    unit,
    representedUnit: unit,
  })
  .parse(JSON.parse(process.env['CANDIDATES'] ?? 'null'))

export type Candidate = (typeof candidates)['certified']

import * as z from 'zod/mini'

/** What every bench hands over: rows to print, limits to hold, and one JSON object for other programs. */
export const reportSchema = z.object({
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.nan()]))),
  limits: z.array(
    z.object({
      what: z.string(),
      /** NaN where there was too little to measure it by: then it is not met. */
      measured: z.union([z.number(), z.nan()]),
      unit: z.string(),
      /** `measured` must be this or less (`at-most`), this or more (`at-least`). */
      bound: z.enum(['at-most', 'at-least']),
      limit: z.number(),
    }),
  ),
  json: z.record(z.string(), z.unknown()),
})
export type Report = z.infer<typeof reportSchema>
export type Limit = Report['limits'][number]

export const isMet = ({ bound, measured, limit }: Limit) =>
  bound === 'at-most' ? measured <= limit : measured >= limit

export function printReport({ rows, limits }: Report) {
  if (rows.length > 0) console.table(rows)
  for (const each of limits) {
    const sign = each.bound === 'at-most' ? '≤' : '≥'
    const verdict = isMet(each) ? 'met' : 'MISSED'
    console.log(
      `${verdict}  ${each.what}: ${Number.isNaN(each.measured) ? 'too little to measure' : `${String(each.measured)} ${each.unit}`} (${sign} ${String(each.limit)})`,
    )
  }
}

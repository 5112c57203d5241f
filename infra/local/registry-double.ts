import * as z from 'zod/mini'
import { type ServiceDouble, startServiceDouble } from './service-double.ts'

/** What a product asks, and what the double is told of a unit. */
const unitSchema = z.object({
  unit: z.object({ name: z.string(), code: z.string() }),
  representative: z.object({
    name: z.string(),
    document: z.object({ kind: z.string(), number: z.string(), issuingState: z.optional(z.string()) }),
  }),
})

/** Takes the market-supervision registry's place for tests: speaks docs/business-registry.md; `PUT /units` enters a unit. */
export function startRegistryDouble(): Promise<ServiceDouble> {
  const units = new Set<string>()
  return startServiceDouble({
    what: '登记核验替身',
    entries: '/units',
    enter: (told) => void units.add(JSON.stringify(unitSchema.parse(told))),
    answer: (asked) => {
      const claim = unitSchema.safeParse(asked)
      return claim.success ? { agrees: units.has(JSON.stringify(claim.data)) } : undefined
    },
  })
}

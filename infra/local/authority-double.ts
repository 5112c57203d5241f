import * as z from 'zod/mini'
import { type ServiceDouble, startServiceDouble } from './service-double.ts'

/** What a product asks. */
const personSchema = z.object({
  name: z.string(),
  document: z.object({ kind: z.string(), number: z.string(), issuingState: z.optional(z.string()) }),
})

/** What the double is told of a person: a JPEG in base64, or nothing where no portrait is kept. */
const entrySchema = z.extend(personSchema, { portrait: z.optional(z.string()) })

/** Takes the identity authority's place for tests: speaks docs/identity-authority.md; `PUT /people` enters a person. */
export function startAuthorityDouble(): Promise<ServiceDouble> {
  const people = new Map<string, string | undefined>()
  return startServiceDouble({
    what: '身份核验替身',
    entries: '/people',
    enter: (told) => {
      const { portrait, ...person } = entrySchema.parse(told)
      people.set(JSON.stringify(person), portrait)
    },
    answer: (asked) => {
      const person = personSchema.safeParse(asked)
      return person.success ? answerFor(people, JSON.stringify(person.data)) : undefined
    },
  })
}

function answerFor(people: ReadonlyMap<string, string | undefined>, person: string): object {
  if (!people.has(person)) return { answer: 'not-confirmed' }
  const portrait = people.get(person)
  return portrait === undefined ? { answer: 'confirmed-without-portrait' } : { answer: 'confirmed', portrait }
}

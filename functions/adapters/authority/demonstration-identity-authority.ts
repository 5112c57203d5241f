import { createHash, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { EnrolledFace } from '../../../shared/contracts/enrolled-face.ts'
import type { NaturalPerson } from '../../domain/account.ts'
import type { AuthorityAnswer, IdentityAuthority } from '../../domain/identity-authority.ts'
import { personOnDocument } from '../person-on-document.ts'
import { demonstrationPeople } from './demonstration-people.ts'
import { enrolledPeople } from './enrolled-people.ts'

interface Enrolled {
  /** Where portraits are of whoever enrolled on this machine. */
  folder: string | undefined
}

interface Known {
  fingerprint: Buffer
  answer: () => Promise<AuthorityAnswer>
}

/** In the authority's place, for one machine and for trials: knows people who do not exist, and whoever enrolled here. */
export function demonstrationIdentityAuthority({ folder }: Enrolled): IdentityAuthority {
  const always = demonstrationPeople.map(({ person, portrait }) => ({
    fingerprint: fingerprint(person),
    answer: async () => (portrait ? confirmedBy(await readFile(portrait)) : withoutPortrait),
  }))

  return {
    async portraitOf(person) {
      const enrolled = folder === undefined ? [] : await enrolledPeople(folder)
      // Who lends a demonstration person their own face stands before the drawing.
      const known = [...enrolled.map(knownByEnrolment), ...always]
      const asked = fingerprint(person)
      // Name and number as one, and everybody looked at: not even the time says which differs.
      const agreeing = known.filter((each) => timingSafeEqual(each.fingerprint, asked))
      return agreeing[0]?.answer() ?? { answer: 'not-confirmed' }
    },
  }
}

const withoutPortrait = { answer: 'confirmed-without-portrait' } as const
const confirmedBy = (portrait: Uint8Array) => ({ answer: 'confirmed', portrait }) as const

const knownByEnrolment = ({ name, documentKind, documentNumber, portrait }: EnrolledFace): Known => ({
  fingerprint: fingerprint({ name, document: { kind: documentKind, number: documentNumber } }),
  answer: async () => confirmedBy(Buffer.from(portrait, 'base64')),
})

const fingerprint = (person: NaturalPerson): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([person.document.kind, ...personOnDocument(person)]))
    .digest()

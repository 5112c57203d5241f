import type { NaturalPerson } from '../../domain/account.ts'
import { demonstrationUnits } from '../registry/demonstration-units.ts'

export interface KnownPerson {
  person: NaturalPerson
  /** Where the JPEG is; without it none is kept. */
  portrait?: URL
}

/** People who do not exist, with faces that nobody has (portraits.generate.ts); nobody else has a portrait here. */
const portrayed: readonly KnownPerson[] = [
  {
    person: { name: '陈晓岚', document: { kind: 'resident-id', number: '440106199001010048' } },
    portrait: new URL('./portraits/third.jpg', import.meta.url),
  },
  {
    person: { name: '黎家明', document: { kind: 'hk-macau-permit', number: 'H00000001' } },
    portrait: new URL('./portraits/first.jpg', import.meta.url),
  },
  {
    // For himself, and for the unit he represents.
    person: { name: '欧阳建国', document: { kind: 'resident-id', number: '440305198505050078' } },
    portrait: new URL('./portraits/second.jpg', import.meta.url),
  },
]

/** Where somebody stands twice, the first entry counts. */
export const demonstrationPeople: readonly KnownPerson[] = [
  ...portrayed,
  ...demonstrationUnits.map(({ representative }) => ({ person: representative })),
]

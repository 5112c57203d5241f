import { documentKey } from '../../shared/vocabulary/identity-document.ts'
import type { Account, NaturalPerson } from './account.ts'
import type { PersonalData } from './personal-data.ts'

/** Under what an account's failed checks are counted. */
export const faceFailuresOf = ({ id }: Pick<Account, 'id'>) => `face-check:${id}`

/** Under what the hashes of a person's pictures are kept, whichever account they were taken for. */
export const facePersonKey = (personalData: PersonalData, { document }: Pick<NaturalPerson, 'document'>) =>
  personalData.blindIndex('face-person', documentKey(document))

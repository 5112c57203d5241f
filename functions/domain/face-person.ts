import { identityDocumentKinds } from '../../shared/vocabulary/identity-document-entries.ts'
import type { Account, NaturalPerson } from './account.ts'

/** Whose face it has to be: the holder's, or the unit's legal representative's (R9). */
export const facePersonOf = ({ name, document, unit }: Account): NaturalPerson =>
  unit?.representative ?? { name, document }

/** R10: whether that person's document has a face route. */
export const hasFaceRoute = (account: Account) =>
  identityDocumentKinds[facePersonOf(account).document.kind].faceRoute === 'holder'

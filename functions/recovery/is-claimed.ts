import { documentKey } from '../../shared/vocabulary/identity-document.ts'
import type { Account, IdentityDocument, NaturalPerson } from '../domain/account.ts'
import type { RecoveryClaim } from '../domain/recovery.ts'

/** Whether this is the account that the form tells of, in every particular. */
export function isClaimed({ kind, name, document, unit }: Account, claim: RecoveryClaim): boolean {
  if (claim.kind === 'personal') return kind === 'personal' && isSamePerson({ name, document }, claim.person)
  return (
    kind === 'unit' &&
    document.number === claim.unit.code &&
    asRead(name) === asRead(claim.unit.name) &&
    unit !== undefined &&
    isSamePerson(unit.representative, claim.person)
  )
}

export const claimedDocument = (claim: RecoveryClaim): IdentityDocument =>
  claim.kind === 'personal' ? claim.person.document : { kind: 'uscc', number: claim.unit.code }

const isSamePerson = (one: NaturalPerson, other: NaturalPerson) =>
  one.document.kind === other.document.kind &&
  documentKey(one.document) === documentKey(other.document) &&
  asRead(one.name) === asRead(other.name)

/** Full-width brackets, capitals and spaces are how somebody typed it, not who it is. */
const asRead = (name: string) => name.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '')

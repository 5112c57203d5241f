import { checkPassword, type PasswordOwner, type PasswordRefusal } from '../../shared/vocabulary/password.ts'
import type { Account, NaturalPerson } from './account.ts'
import { accept, refuse } from './result.ts'

/** The vocabulary's reasons in the contracts' words. */
const refusals = {
  'too-short': 'password-too-short',
  'too-long': 'password-too-long',
  // Half a surrogate pair: no keyboard types it, so no page needs words for it.
  'wrong-characters': 'password-too-common',
  common: 'password-too-common',
  'contains-name': 'password-tells-who-you-are',
  'contains-number': 'password-tells-who-you-are',
  'contains-phone': 'password-tells-who-you-are',
} as const satisfies Record<PasswordRefusal, string>

type Owned = Pick<Account, 'name' | 'document' | 'phone' | 'unit'>

/** A password for this account: nothing in it may tell of the holder, nor of those who stand for a unit. */
export function checkNewPassword(text: string, account: Owned) {
  for (const owner of ownersOf(account)) {
    const checked = checkPassword(text, owner)
    if (!checked.ok) return refuse(refusals[checked.refusal])
  }
  return accept(text)
}

function ownersOf({ name, document, phone, unit }: Owned): PasswordOwner[] {
  const ofPerson = (person: NaturalPerson | undefined, theirPhone?: string) =>
    person ? [{ name: person.name, number: person.document.number, phone: theirPhone }] : []
  return [
    { name, number: document.number, phone },
    ...ofPerson(unit?.representative),
    ...ofPerson(unit?.agent, unit?.agent?.phone),
  ]
}

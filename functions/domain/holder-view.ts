import type { Holder } from '../../shared/contracts/holder.ts'
import { maskIdentityDocument } from '../../shared/vocabulary/identity-document.ts'
import { maskMiddle } from '../../shared/vocabulary/mask.ts'
import { maskName } from '../../shared/vocabulary/person-name.ts'
import { maskPhone, parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import type { Account, NaturalPerson, UnitParticulars } from './account.ts'

/** The account as its holder's pages show it: masked here, so that no page can show more. */
export const showHolder = (account: Account): Holder => ({
  accountKind: account.kind,
  level: account.level,
  // A unit's name is in a public register, and tells its holder which of their accounts this is.
  maskedName: account.kind === 'unit' ? account.name : maskName(account.name),
  documentKind: account.document.kind,
  maskedNumber: maskIdentityDocument(account.document),
  maskedPhone: maskE164(account.phone),
})

/** Who stands for a unit, and who registered it. */
export const showUnit = ({ representative, agent }: UnitParticulars) => ({
  representative: showPerson(representative),
  agent: agent ? { ...showPerson(agent), maskedPhone: maskE164(agent.phone) } : null,
})

export const showPerson = ({ name, document }: NaturalPerson) => ({
  maskedName: maskName(name),
  documentKind: document.kind,
  maskedNumber: maskIdentityDocument(document),
})

export function maskE164(phone: string) {
  const parsed = parsePhoneNumber(phone)
  return parsed.ok ? maskPhone(parsed.value) : maskMiddle(phone, { first: 3, last: 2 })
}

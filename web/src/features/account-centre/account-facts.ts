import { accountKindNames } from '../../../../shared/vocabulary/account-kind.ts'
import { identityDocumentKinds } from '../../../../shared/vocabulary/identity-document-entries.ts'
import { holderWords } from '../../session/holder-words.ts'
import { writeDate, writeDateTime } from '../../ui/date-words.ts'
import type { Account } from './use-account.ts'

export interface FactSection {
  /** The first needs none: it is what the page is about. */
  title?: string
  facts: { name: string; value: string }[]
}

type Unit = NonNullable<Account['unit']>
type PersonShown = Unit['representative']

/** What is registered, in the words of its kind (R22): a unit's page shows who stands for it, as they were registered. */
export function factSections(account: Account): FactSection[] {
  const words = holderWords[account.accountKind]
  const own = [
    { name: '账号类型', value: accountKindNames[account.accountKind] },
    { name: words.name, value: account.maskedName },
    ...(account.accountKind === 'personal' ? [documentKindOf(account)] : []),
    { name: words.number, value: account.maskedNumber },
    { name: '手机号', value: account.maskedPhone },
    { name: '可信等级', value: `${account.level}（${writeDate(account.levelSince)}起）` },
    { name: '注册时间', value: writeDateTime(account.registeredAt) },
  ]
  return [{ facts: own }, ...(account.unit ? unitSections(account.unit) : [])]
}

function unitSections({ representative, agent }: Unit): FactSection[] {
  const sections = [{ title: '法定代表人信息', facts: factsOf(representative) }]
  if (!agent) return sections
  const facts = [...factsOf(agent), { name: '手机号', value: agent.maskedPhone }]
  return [...sections, { title: '经办人信息', facts }]
}

const factsOf = (person: PersonShown) => [
  { name: holderWords.personal.name, value: person.maskedName },
  documentKindOf(person),
  { name: holderWords.personal.number, value: person.maskedNumber },
]

const documentKindOf = ({ documentKind }: Pick<PersonShown, 'documentKind'>) => ({
  name: '证件类型',
  value: identityDocumentKinds[documentKind].name,
})

import type { editInformation } from '../../../../shared/contracts/edit-information.ts'
import type { InputOf } from '../../../../shared/contracts/endpoint.ts'
import { type InformationField, levelRestsOn } from '../../../../shared/vocabulary/information-field.ts'
import { asSent, nobody, type TypedPerson } from '../../api/typed-person.ts'
import type { Account } from './use-account.ts'

export type AgentWish = 'changed' | 'gone'

/** What somebody writes down as it is to be; what is not ticked stays as it is. */
export interface CorrectionsForm {
  isTicked: Record<InformationField, boolean>
  person: TypedPerson
  unitName: string
  representative: TypedPerson
  agent: TypedPerson
  agentPhone: string
  agentWish: AgentWish
}

export const emptyForm = ({ documentKind, accountKind, maskedName }: Account): CorrectionsForm => ({
  isTicked: { name: false, document: false, 'unit-name': false, representative: false, agent: false },
  // A name is written by the rules of its document, the one that is registered where no other is given.
  person: { ...nobody(), ...(accountKind === 'personal' && { documentKind }) },
  unitName: accountKind === 'unit' ? maskedName : '',
  representative: nobody(),
  agent: nobody(),
  agentPhone: '',
  agentWish: 'changed',
})

const fieldsOf = {
  personal: ['name', 'document'],
  unit: ['unit-name', 'representative', 'agent'],
} as const satisfies Record<Account['accountKind'], InformationField[]>

export const tickedFields = (
  { isTicked }: CorrectionsForm,
  kind: Account['accountKind'],
): InformationField[] => fieldsOf[kind].filter((field) => isTicked[field])

export const levelFalls = (fields: readonly InformationField[], { level }: Pick<Account, 'level'>) =>
  level !== 'L1' && fields.some(levelRestsOn)

/** Whose face it has to be is another, or has another name or document. */
export const faceConsentFalls = (
  fields: readonly InformationField[],
  { consents }: Pick<Account, 'consents'>,
) =>
  consents.some(({ agreement }) => agreement === 'face-recognition') &&
  fields.some((field) => ['name', 'document', 'representative'].includes(field))

type Corrections = InputOf<typeof editInformation>['corrections']

export function asCorrections(form: CorrectionsForm, kind: Account['accountKind']): Corrections {
  const { isTicked, person, unitName, representative, agent, agentPhone, agentWish } = form
  if (kind === 'personal') {
    const { name, ...document } = asSent(person)
    return { of: 'personal', ...(isTicked.name && { name }), ...(isTicked.document && { document }) }
  }
  return {
    of: 'unit',
    ...(isTicked['unit-name'] && { unitName }),
    ...(isTicked.representative && { representative: asSent(representative) }),
    ...(isTicked.agent && {
      agent: agentWish === 'gone' ? null : { ...asSent(agent), phone: agentPhone },
    }),
  }
}

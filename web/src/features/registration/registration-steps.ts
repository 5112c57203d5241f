import { parseIdentityDocument } from '../../../../shared/vocabulary/identity-document.ts'
import { parseUnitName } from '../../../../shared/vocabulary/unit-name.ts'
import { readDocument, readName, type TypedPerson } from '../../api/typed-person.ts'
import { hasAgreed, type RegistrationDraft } from './registration-draft.ts'

/** What each question is called in the list of steps. */
export const questionTexts = {
  document: '证件',
  name: '姓名',
  registrant: '注册人',
  unit: '单位',
  representative: '法定代表人',
  agent: '经办人',
  phone: '手机号',
  password: '密码',
} as const
export type Question = keyof typeof questionTexts
export type RegistrationStep = 'start' | Question | 'done'

export const isStep = (text: unknown): text is RegistrationStep =>
  text === 'start' || text === 'done' || (typeof text === 'string' && Object.hasOwn(questionTexts, text))

const PERSONAL: readonly Question[] = ['document', 'name', 'phone', 'password']
const UNIT: readonly Question[] = ['registrant', 'unit', 'representative', 'agent', 'phone', 'password']

/** The questions of this account, in the order in which they are asked. */
export function questionsOf({ accountKind, registrant }: RegistrationDraft): readonly Question[] {
  if (accountKind === 'personal') return PERSONAL
  if (accountKind === null) return []
  return UNIT.filter((question) => question !== 'agent' || registrant === 'agent')
}

export const pathOf = (step: RegistrationStep) => (step === 'start' ? '/register' : `/register/${step}`)

export function stepAfter(step: RegistrationStep, draft: RegistrationDraft): RegistrationStep {
  const questions = questionsOf(draft)
  return questions[questions.findIndex((question) => question === step) + 1] ?? 'done'
}

export const readUnitCode = (draft: RegistrationDraft) => parseIdentityDocument('uscc', draft.unitCode)

const isPersonKnown = (person: TypedPerson, now: number) =>
  readDocument(person, now).ok && readName(person).ok

const isAnswered: Readonly<Record<Question, (draft: RegistrationDraft, now: number) => boolean>> = {
  document: ({ holder }, now) => readDocument(holder, now).ok,
  name: ({ holder }) => readName(holder).ok,
  registrant: ({ registrant }) => registrant !== null,
  unit: (draft) => parseUnitName(draft.unitName).ok && readUnitCode(draft).ok,
  representative: ({ representative }, now) => isPersonKnown(representative, now),
  agent: ({ agent }, now) => isPersonKnown(agent, now),
  phone: ({ proof }, now) => proof !== null && proof.expiresAt > now,
  password: () => false,
}

/** The furthest question that may be asked: each rests on the answers before it. */
export function furthestStep(draft: RegistrationDraft, now: number): RegistrationStep {
  if (!hasAgreed(draft)) return 'start'
  return questionsOf(draft).find((question) => !isAnswered[question](draft, now)) ?? 'start'
}

/** Whether a step may be shown as things stand. */
export function isWithinReach(step: RegistrationStep, draft: RegistrationDraft, now: number) {
  const order: readonly RegistrationStep[] = ['start', ...questionsOf(draft)]
  const place = order.indexOf(step)
  return place >= 0 && place <= order.indexOf(furthestStep(draft, now))
}

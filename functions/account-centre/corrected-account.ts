import type * as contracts from '../../shared/contracts/edit-information.ts'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import { type InformationField, levelRestsOn } from '../../shared/vocabulary/information-field.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import { parseUnitName } from '../../shared/vocabulary/unit-name.ts'
import type { Account, NaturalPerson, UnitParticulars } from '../domain/account.ts'
import { facePersonOf } from '../domain/face-person.ts'
import { readPerson } from '../domain/read-person.ts'
import { accept, refuse } from '../domain/result.ts'
import { isSameDocument } from '../domain/same-document.ts'

type Corrections = InputOf<typeof contracts.editInformation>['corrections']
type OfPerson = Extract<Corrections, { of: 'personal' }>
type OfUnit = Extract<Corrections, { of: 'unit' }>
type Agent = NonNullable<UnitParticulars['agent']>

export interface CorrectedAccount {
  after: Account
  changed: InformationField[]
  /** Whose face it has to be is described anew: whoever agreed to its recognition may be another. */
  isFaceAnothers: boolean
}

/** The account as it is to be, and what changes of it; nothing is written and nobody asked. */
export function correctedAccount(account: Account, corrections: Corrections, now: Date) {
  if (corrections.of !== account.kind) return refuse('nothing-changed')
  const read =
    corrections.of === 'personal'
      ? readPersonal(account, corrections, now)
      : readUnit(account, corrections, now)
  if (!read.ok) return read
  const corrected = { ...account, ...read.value }
  const changed = changedFields(account, corrected)
  if (changed.length === 0) return refuse('nothing-changed')

  const falls = account.level !== 'L1' && changed.some(levelRestsOn)
  const after: Account = falls ? { ...corrected, level: 'L1', levelSince: now } : corrected
  const isFaceAnothers = !isSamePerson(facePersonOf(account), facePersonOf(after))
  return accept<CorrectedAccount>({ after, changed, isFaceAnothers })
}

function readPersonal(account: Account, { name, document }: OfPerson, now: Date) {
  const { kind, number, issuingState } = account.document
  const typed = document ?? { documentKind: kind, documentNumber: number, issuingState }
  return readPerson({ name: name ?? account.name, ...typed }, now)
}

function readUnit(account: Account, { unitName, representative: typed, agent }: OfUnit, now: Date) {
  const { unit } = account
  if (!unit) throw new Error('a unit without particulars')
  const name = parseUnitName(unitName ?? account.name)
  if (!name.ok) return refuse('unit-name-not-valid')
  const representative = typed ? readPerson(typed, now) : accept(unit.representative)
  if (!representative.ok) return refuse('representative-not-valid')
  const read = agent === undefined ? accept(unit.agent) : readAgent(agent, now)
  if (!read.ok) return read
  // Whoever has the representative's document is the representative, and acts as such.
  if (read.value && isSameDocument(read.value.document, representative.value.document))
    return refuse('agent-not-valid')
  return accept({
    name: name.value,
    unit: { representative: representative.value, ...(read.value && { agent: read.value }) },
  })
}

function readAgent(typed: NonNullable<OfUnit['agent']> | null, now: Date) {
  if (typed === null) return accept(undefined)
  const person = readPerson(typed, now)
  if (!person.ok) return refuse('agent-not-valid')
  const phone = parsePhoneNumber(typed.phone)
  if (!phone.ok) return refuse('agent-phone-not-valid')
  return accept<Agent | undefined>({ ...person.value, phone: phone.value.e164 })
}

function changedFields(before: Account, after: Account): InformationField[] {
  const nameField = before.kind === 'unit' ? 'unit-name' : 'name'
  const [was, is] = [before.unit, after.unit]
  const fields: [InformationField, boolean][] = [
    [nameField, before.name !== after.name],
    ['document', !isEqual(before.document, after.document)],
    ['representative', !isSamePerson(was?.representative, is?.representative)],
    ['agent', !isSamePerson(was?.agent, is?.agent) || was?.agent?.phone !== is?.agent?.phone],
  ]
  return fields.filter(([, isChanged]) => isChanged).map(([field]) => field)
}

const isSamePerson = (a: NaturalPerson | undefined, b: NaturalPerson | undefined) =>
  a === undefined || b === undefined ? a === b : a.name === b.name && isEqual(a.document, b.document)

const isEqual = (a: NaturalPerson['document'], b: NaturalPerson['document']) =>
  a.kind === b.kind && a.number === b.number && a.issuingState === b.issuingState

import type * as contracts from '../../shared/contracts/edit-information.ts'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type { Account, AccountId, AccountStore } from '../domain/account.ts'
import { type AccountEvent, eventId } from '../domain/account-event.ts'
import { type AttemptLog, within } from '../domain/attempts.ts'
import type { BusinessRegistry } from '../domain/business-registry.ts'
import type { HolderProof, HolderProofStore } from '../domain/holder-proof.ts'
import { showHolder } from '../domain/holder-view.ts'
import { lookUpUnit } from '../domain/look-up-unit.ts'
import { newId } from '../domain/new-id.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { accept, refuse } from '../domain/result.ts'
import { isSameDocument } from '../domain/same-document.ts'
import type { Session, SessionStore, StartedSession } from '../domain/session.ts'
import { findActingHolder } from './acting-holder.ts'
import { afterGraveAct } from './after-grave-act.ts'
import { type CorrectedAccount, correctedAccount } from './corrected-account.ts'
import type { InformationCorrectionStore } from './information-correction.ts'

interface Ports {
  accounts: AccountStore
  sessions: SessionStore
  proofs: HolderProofStore
  attempts: AttemptLog
  personalData: PersonalData
  registry: BusinessRegistry
  corrections: InformationCorrectionStore
}

type Request = InputOf<typeof contracts.editInformation>

const DAY = 24 * 60 * 60_000
/** Nobody finds out by many tries which documents have an account (R4). */
const correctionLimit = within({ most: 10, withinMs: DAY })
/** Where the level changes meanwhile, what is corrected is decided anew. */
const ROUNDS = 3

/** R20. */
export const editInformation = (ports: Ports) => async (request: Request, visitor: Visitor) => {
  const found = await findActingHolder(ports)(request.proofId, 'edit-information', visitor)
  if (!found.ok) return found
  const acting = found.value
  return 'renewed' in acting
    ? answer(ports, acting.proof.accountId, acting.renewed)
    : correct(ports, request, acting, visitor)
}

interface Acting {
  proof: HolderProof
  session: Session
}

async function correct(ports: Ports, request: Request, acting: Acting, visitor: Visitor) {
  const read = () => readCorrected(ports, request, acting, visitor)
  const first = await read()
  if (!first.ok) return first
  const agreed = await asRegistered(ports, first.value, visitor)
  if (!agreed.ok) return agreed

  for (let round = 0; round < ROUNDS; round += 1) {
    const current = await read()
    if (!current.ok) return current
    const started = await write(ports, current.value, acting, visitor)
    if (started) return answer(ports, acting.proof.accountId, started)
    if (await isTaken(ports, current.value, visitor)) return refuse('document-already-bound')
  }
  throw new Error('the level kept changing while information was corrected')
}

type Current = CorrectedAccount & { before: Account }

async function readCorrected({ accounts }: Ports, request: Request, { proof }: Acting, { now }: Visitor) {
  const before = await accounts.find(proof.accountId)
  if (before?.sessionEpoch !== proof.epoch) return refuse('proof-unknown')
  const corrected = correctedAccount(before, request.corrections, now)
  return corrected.ok ? accept<Current>({ ...corrected.value, before }) : corrected
}

async function write({ corrections }: Ports, current: Current, { proof, session }: Acting, visitor: Visitor) {
  const started = afterGraveAct(session, visitor)
  const event = changedEvent(current.before, current, visitor)
  const renewal = { opened: started.session, ended: session }
  return (await corrections.write({ ...current, proof, event, renewal })) ? started : undefined
}

/** Within the limit; R3 for whatever the registry knows of a unit. It is asked nothing of a person, nor of an agent. */
async function asRegistered(ports: Ports, { after, changed }: Current, { browser, now }: Visitor) {
  const { id, name, document, unit, phone } = after
  const counted = await ports.attempts.record(`corrections:${id}`, now, correctionLimit)
  if (!counted.allowed) return refuse('too-many-tries', { retryAfterSeconds: counted.retryAfterSeconds })
  const isAsked = changed.includes('unit-name') || changed.includes('representative')
  if (!unit || !isAsked) return accept(undefined)
  const claim = { name, code: document.number, representative: unit.representative }
  return lookUpUnit(ports)(claim, { phone, browser, now })
}

/** R4. Who has moved to this document by another request at the same time has it themselves. */
async function isTaken({ accounts }: Ports, { before, after: { document } }: Current, { now }: Visitor) {
  const account = await accounts.find(before.id)
  if (account?.sessionEpoch !== before.sessionEpoch || isClaimKept(before.document, document)) return false
  return accounts.isDocumentBound(document, now)
}

const isClaimKept = (from: Account['document'], to: Account['document']) =>
  from.kind === to.kind && isSameDocument(from, to)

async function answer({ accounts }: Ports, id: AccountId, started: StartedSession) {
  const account = await accounts.find(id)
  if (!account) throw new Error('information was corrected of an account that is not there')
  return accept({ started, holder: showHolder(account) })
}

const changedEvent = (
  { id, level }: Account,
  { after, changed }: CorrectedAccount,
  { browser, now }: Visitor,
): AccountEvent => ({
  id: eventId(now, newId()),
  accountId: id,
  type: 'information-changed',
  at: now,
  where: browser.where,
  changed,
  ...(after.level !== level && { levelBefore: level }),
})

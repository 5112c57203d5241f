import type * as contracts from '../../shared/contracts/change-phone.ts'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import type { Account, AccountStore } from '../domain/account.ts'
import { type AccountEvent, eventId } from '../domain/account-event.ts'
import { codeRefusal } from '../domain/code-refusal.ts'
import type { HolderProof, HolderProofStore } from '../domain/holder-proof.ts'
import { showHolder } from '../domain/holder-view.ts'
import { newId } from '../domain/new-id.ts'
import { noticeOf } from '../domain/notice.ts'
import type { OneTimeCodeStore } from '../domain/one-time-code.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Session, SessionStore, StartedSession } from '../domain/session.ts'
import { tellHolder, type TellingPorts } from '../domain/tell-holder.ts'
import { findActingHolder } from './acting-holder.ts'
import { afterGraveAct } from './after-grave-act.ts'
import type { PhoneChangeStore } from './phone-change.ts'

interface Ports extends TellingPorts {
  accounts: AccountStore
  sessions: SessionStore
  codes: OneTimeCodeStore
  proofs: HolderProofStore
  phoneChanges: PhoneChangeStore
}

type Request = InputOf<typeof contracts.changePhone>

/** R19: the old phone is the account's until the new one is proven, and then both are told. */
export const changePhone = (ports: Ports) => async (request: Request, visitor: Visitor) => {
  const found = await findActingHolder(ports)(request.proofId, 'change-phone', visitor)
  if (!found.ok) return found
  const acting = found.value
  return 'renewed' in acting
    ? shown(ports, acting.proof, acting.renewed)
    : bind(ports, request, acting, visitor)
}

interface Acting {
  proof: HolderProof
  session: Session
}

async function bind(ports: Ports, request: Request, { proof, session }: Acting, visitor: Visitor) {
  const { accounts, codes, phoneChanges } = ports
  const { browser, now } = visitor
  const parsed = parsePhoneNumber(request.phone)
  if (!parsed.ok) return refuse('phone-not-valid')
  const phone = parsed.value.e164
  const account = await accounts.find(session.accountId)
  if (account?.sessionEpoch !== proof.epoch) return refuse('proof-unknown')
  if (phone === account.phone) return refuse('phone-unchanged')

  const binding = { phone, purpose: 'new-phone', browserTag: browser.tag } as const
  const notRight = codeRefusal(await codes.check(binding, request.code, now))
  if (notRight) return notRight

  const started = afterGraveAct(session, visitor)
  const event = changedEvent(account, visitor)
  const renewal = { opened: started.session, ended: session }
  const notices = [
    noticeOf(event, account.phone, { kind: 'phone-changed', at: now }),
    noticeOf(event, phone, { kind: 'phone-bound', at: now }),
  ]
  if (await phoneChanges.write({ account, phone, proof, event, renewal, notices })) {
    await Promise.all(notices.map((notice) => tellHolder(ports)(notice, now)))
    return shown(ports, proof, started)
  }
  const holder = await accounts.findByPhone(phone, account.kind, now)
  return refuse(holder === undefined || holder === account.id ? 'proof-unknown' : 'phone-already-bound')
}

async function shown({ accounts }: Ports, { accountId }: HolderProof, started: StartedSession) {
  const account = await accounts.find(accountId)
  if (!account) throw new Error('a phone was changed of an account that is not there')
  return accept({ started, holder: showHolder(account) })
}

const changedEvent = ({ id }: Account, { browser, now }: Visitor): AccountEvent => ({
  id: eventId(now, newId()),
  accountId: id,
  type: 'phone-changed',
  at: now,
  where: browser.where,
})

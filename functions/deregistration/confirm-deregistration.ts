import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/deregistration.ts'
import type { Account, AccountStore } from '../domain/account.ts'
import { type AccountEvent, eventId } from '../domain/account-event.ts'
import { type HolderProofStore, usableProof } from '../domain/holder-proof.ts'
import { showHolder } from '../domain/holder-view.ts'
import { LEAVING_MS } from '../domain/leaving.ts'
import { newId } from '../domain/new-id.ts'
import { type Notice, noticeOf } from '../domain/notice.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import { tellHolder, type TellingPorts } from '../domain/tell-holder.ts'
import { type Confirmed, type Deregistration, isConfirmed } from './deregistration.ts'
import type { DeregistrationStore, Proof } from './deregistration-store.ts'

interface Ports extends TellingPorts {
  accounts: AccountStore
  deregistrations: DeregistrationStore
  proofs: HolderProofStore
}

type Request = InputOf<typeof contracts.confirmDeregistration>
type Someone = Pick<Visitor, 'browser' | 'session' | 'now'>

/** R19: one write ends every session and names the day; what follows it is safe to repeat. */
export const confirmDeregistration =
  (ports: Ports) =>
  async ({ proofId }: Request, someone: Someone) => {
    const { deregistrations } = ports
    const begun = await deregistrations.find(proofId)
    if (isConfirmedHere(begun, someone)) return finish(ports, begun, someone)
    const proven = begun ? readOutside(begun, someone) : await readInside(ports, proofId, someone)
    if (!proven.ok) return proven

    const confirmed = await confirm(ports, proven.value, someone)
    if (confirmed) return finish(ports, confirmed.value, someone, confirmed.notice)
    const meanwhile = await deregistrations.find(proofId)
    return isConfirmedHere(meanwhile, someone) ? finish(ports, meanwhile, someone) : refuse('proof-unknown')
  }

/** The same person presses again after a lost answer, or twice at once. */
const isConfirmedHere = (
  deregistration: Deregistration | undefined,
  { browser }: Someone,
): deregistration is Confirmed => deregistration?.browserTag === browser.tag && isConfirmed(deregistration)

interface Proven {
  deregistration: Deregistration
  proof: Proof
}

/** From the sign-in page. */
function readOutside(deregistration: Deregistration, { browser, now }: Someone) {
  if (deregistration.browserTag !== browser.tag) return refuse('proof-unknown')
  if (now >= deregistration.expiresAt) return refuse('proof-expired')
  return accept<Proven>({ deregistration, proof: { from: 'outside' } })
}

async function readInside({ proofs }: Ports, proofId: string, { browser, session, now }: Someone) {
  if (!session) return refuse('proof-unknown')
  const usable = usableProof(await proofs.find(proofId), 'leave', { session, now })
  if (!usable.ok) return usable
  const { id, accountId, epoch, expiresAt } = usable.value
  return accept<Proven>({
    deregistration: { id, browserTag: browser.tag, accountId, epoch, expiresAt },
    proof: { from: 'inside', holderProof: usable.value },
  })
}

async function confirm(
  { accounts, deregistrations }: Ports,
  { deregistration, proof }: Proven,
  someone: Someone,
) {
  const account = await accounts.find(deregistration.accountId)
  if (account?.sessionEpoch !== deregistration.epoch) return undefined
  const endsAt = new Date(someone.now.getTime() + LEAVING_MS)
  const value = { ...deregistration, endsAt }
  const event = askedEvent(account, someone)
  const notice = noticeOf(event, account.phone, { kind: 'deregistration-asked', at: event.at, endsAt })
  const isDone = await deregistrations.confirm(value, proof, { account, event, notice })
  return isDone ? { value, notice } : undefined
}

async function finish(
  ports: Ports,
  { accountId, endsAt }: Confirmed,
  { session, now }: Someone,
  notice?: Notice,
) {
  const account = await ports.accounts.find(accountId)
  // Who came back meanwhile by signing in is neither told of it nor signed out by a page of before.
  if (account?.leavingAt?.getTime() !== endsAt.getTime()) return refuse('proof-unknown')
  if (notice) await tellHolder(ports)(notice, now)
  return accept({
    endsAt: endsAt.toISOString(),
    maskedPhone: showHolder(account).maskedPhone,
    signedOutHere: session?.accountId === accountId,
  })
}

const askedEvent = ({ id }: Account, { browser, now }: Someone): AccountEvent => ({
  id: eventId(now, newId()),
  accountId: id,
  type: 'deregistration-asked',
  at: now,
  where: browser.where,
})

import { writeStopLink } from '../../shared/contracts/recovery-link.ts'
import type { Account, AccountStore } from '../domain/account.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import { type AttemptLog, within } from '../domain/attempts.ts'
import { type Notice, noticeOf } from '../domain/notice.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { Recovery } from '../domain/recovery.ts'
import { accept, refuse } from '../domain/result.ts'
import type { SessionStore } from '../domain/session.ts'
import type { Signer } from '../domain/signer.ts'
import { tellHolder, type TellingPorts } from '../domain/tell-holder.ts'
import { coolingOff } from './cooling-off.ts'
import { findClaimedAccount } from './find-claimed-account.ts'
import { findOwnRecovery } from './own-recovery.ts'
import { recoveryEvent } from './recovery-event.ts'
import type { RecoveryStore } from './recovery-store.ts'
import { showRecovery } from './show-recovery.ts'
import { stopLinkIdOf, stopTokenOf } from './stop-link.ts'

interface Ports extends TellingPorts {
  recoveries: RecoveryStore
  signer: Signer
  publicOrigin: string
  accounts: AccountStore
  sessions: SessionStore
  attempts: AttemptLog
  coolingOffHours: number
}
type Someone = Pick<Visitor, 'browser' | 'now'>

/** Fewer than the messages of one sort that an account is sent in a day: none of them goes untold. */
const claimsPerAccount = within({ most: 5, withinMs: 24 * 60 * 60_000 })

/** From here on it is known whose account it is, and the old phone hears of it, with the link that stops it. Safe to repeat. */
export const claimRecovery =
  (ports: Ports) =>
  async ({ recoveryId }: { recoveryId: string }, someone: Someone) => {
    const found = await findOwnRecovery(ports, recoveryId, someone)
    if (!found.ok) return found
    if (found.value.state === 'face-passed') {
      const refused = await claim(ports, found.value, someone)
      if (refused) return refused
    }
    const after = await findOwnRecovery(ports, recoveryId, someone)
    return after.ok ? accept(await showRecovery(ports)(after.value, someone.now)) : after
  }

async function claim(ports: Ports, recovery: Recovery, someone: Someone) {
  const { recoveries, attempts, signer } = ports
  const { now } = someone
  const account = await findClaimedAccount(ports)(recovery, now)
  if (!account) {
    await recoveries.findNoAccount(recovery.id)
    return undefined
  }
  const counted = await attempts.record(`recoveries-of:${account.id}`, now, claimsPerAccount)
  if (!counted.allowed) return refuse('too-many-recoveries', { retryAfterSeconds: counted.retryAfterSeconds })
  const token = await stopTokenOf(signer, recovery.id)
  const event = recoveryEvent('recovery-begun', recovery, account, someone)
  const notice = begunNoticeTo(account, event, recovery, writeStopLink(ports.publicOrigin, token))
  const isClaimed = await recoveries.claim(recovery.id, {
    account: claimed(account, await coolingOff(ports)(account, recovery, now), now),
    stopLinkId: stopLinkIdOf(token),
    ...{ event, notice },
  })
  if (isClaimed) await tellHolder(ports)(notice, now)
  return undefined
}

const claimed = ({ id, sessionEpoch, phone }: Account, waitMs: number, now: Date) => ({
  id,
  epoch: sessionEpoch,
  phone,
  claimedAt: now,
  waitMs,
})

const begunNoticeTo = (
  { phone }: Account,
  event: AccountEvent,
  { id: recoveryId, where }: Recovery,
  link: string,
): Notice => ({
  ...noticeOf(event, phone, { kind: 'recovery-begun', at: event.at, where, link }),
  recoveryId,
})

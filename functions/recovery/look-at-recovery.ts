import type { AccountStore } from '../domain/account.ts'
import { maskE164, showHolder } from '../domain/holder-view.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import { dueAt } from './due-at.ts'
import { findCurrent } from './own-recovery.ts'
import type { ClaimedRecovery, RecoveryStore } from './recovery-store.ts'
import { stopLinkIdOf } from './stop-link.ts'

interface Ports {
  accounts: AccountStore
  recoveries: RecoveryStore
}

/** What the account's own people are shown of it. */
export const underWay = (recovery: ClaimedRecovery, now: Date) => ({
  startedAt: recovery.account.claimedAt.toISOString(),
  where: recovery.where,
  maskedPhone: maskE164(recovery.phone),
  effectiveAt: now < dueAt(recovery) ? dueAt(recovery).toISOString() : null,
})

/** For whoever has the link: masked, for the phone may be another's by now. */
export const lookAtRecovery =
  (ports: Ports) =>
  async ({ token }: { token: string }, { now }: Pick<Visitor, 'now'>) => {
    const id = await ports.recoveries.findByLink(stopLinkIdOf(token))
    const recovery = id === undefined ? undefined : await ports.recoveries.find(id)
    if (!recovery?.account) return refuse('link-unknown')
    if (recovery.state === 'done') return accept({ state: 'done' as const })
    const [current, account] = await Promise.all([
      findCurrent(ports, recovery.account.id, now),
      ports.accounts.find(recovery.account.id),
    ])
    if (current?.id !== recovery.id || !account) return accept({ state: 'stopped' as const })
    const { maskedName } = showHolder(account)
    return accept({ state: 'under-way' as const, maskedName, ...underWay(current, now) })
  }

import type { AccountStore } from '../domain/account.ts'
import { unlessOver } from '../domain/leaving.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import { dueAt } from './due-at.ts'
import { FINISH_WITHIN_MS } from './recovery-limits.ts'
import type { ClaimedRecovery, RecoveryStore } from './recovery-store.ts'
import type { Recovery } from '../domain/recovery.ts'

interface Ports {
  recoveries: RecoveryStore
}
type Someone = Pick<Visitor, 'browser' | 'now'>

/** The recovery that this browser began; in any other it is unknown. */
export async function findOwnRecovery({ recoveries }: Ports, id: string, { browser, now }: Someone) {
  const recovery = await recoveries.find(id)
  if (recovery?.browserTag !== browser.tag) return refuse('recovery-unknown')
  if (recovery.state === 'no-account') return refuse('no-such-account')
  return isExpired(recovery, now) ? refuse('recovery-expired') : accept(recovery)
}

const OVER: readonly Recovery['state'][] = ['done', 'stopped']

/** Time ends it only while there is something to wait for. */
export const isExpired = (recovery: Recovery, now: Date) =>
  !OVER.includes(recovery.state) && now >= endOf(recovery)

/** Of whoever chose a password, so long after they could have finished it. */
const endOf = (recovery: Recovery) =>
  isUnderWay(recovery) && recovery.state === 'waiting'
    ? new Date(dueAt(recovery).getTime() + FINISH_WITHIN_MS)
    : recovery.expiresAt

/** Its account is known, and nothing came of it yet, be it good or bad. */
export const isUnderWay = (recovery: Recovery): recovery is ClaimedRecovery =>
  (recovery.state === 'claimed' || recovery.state === 'waiting') && recovery.account !== undefined

/** Another took its place, or something else ended all sessions of the account since: a reset, a change of phone. */
export async function isOvertaken(
  { recoveries, accounts }: Ports & { accounts: AccountStore },
  { id, account: { id: accountId, epoch } }: ClaimedRecovery,
  now: Date,
) {
  const [current, account] = await Promise.all([recoveries.currentOf(accountId), accounts.find(accountId)])
  return current !== id || unlessOver(account, now)?.sessionEpoch !== epoch
}

/** The one that may take effect on this account, if any. */
export async function findCurrent(
  { recoveries, accounts }: Ports & { accounts: AccountStore },
  accountId: ClaimedRecovery['account']['id'],
  now: Date,
) {
  const id = await recoveries.currentOf(accountId)
  const recovery = id === undefined ? undefined : await recoveries.find(id)
  if (!recovery || !isUnderWay(recovery) || isExpired(recovery, now)) return undefined
  return (await isOvertaken({ recoveries, accounts }, recovery, now)) ? undefined : recovery
}

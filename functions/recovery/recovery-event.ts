import type { AccountEventType } from '../../shared/vocabulary/account-event.ts'
import { type AccountEvent, eventId } from '../domain/account-event.ts'
import { type NoticeRef, noticeRef } from '../domain/notice.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { RecoveredAccount, Recovery } from '../domain/recovery.ts'
import type { ClaimedRecovery } from './recovery-store.ts'

type RecoveryEventType = Extract<AccountEventType, `recovery-${string}` | 'account-recovered'>

/** A line of the account's history, with where whoever did it was. */
export const recoveryEvent = (
  type: RecoveryEventType,
  { id, evidence }: Recovery,
  account: Pick<RecoveredAccount, 'id'>,
  { browser, now }: Pick<Visitor, 'browser' | 'now'>,
): AccountEvent => ({
  id: idOf(type, id, now),
  accountId: account.id,
  type,
  at: now,
  where: browser.where,
  ...(evidence && (type === 'recovery-begun' || type === 'account-recovered') && { evidence }),
})

const idOf = (type: RecoveryEventType, recoveryId: string, at: Date) => eventId(at, `${recoveryId}-${type}`)

/** What its holder is told of its having begun, once claimed. */
export const begunNotice = ({ id, account }: ClaimedRecovery): NoticeRef =>
  noticeRef({ id: idOf('recovery-begun', id, account.claimedAt), accountId: account.id }, 'recovery-begun')

import type { AccountEventType } from '../../shared/vocabulary/account-event.ts'
import { type AccountEvent, eventId } from '../domain/account-event.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { RecoveredAccount, Recovery } from '../domain/recovery.ts'

type RecoveryEventType = Extract<AccountEventType, `recovery-${string}` | 'account-recovered'>

/** A line of the account's history, with where whoever did it was. */
export const recoveryEvent = (
  type: RecoveryEventType,
  { id, evidence }: Recovery,
  account: Pick<RecoveredAccount, 'id'>,
  { browser, now }: Pick<Visitor, 'browser' | 'now'>,
): AccountEvent => ({
  id: eventId(now, `${id}-${type}`),
  accountId: account.id,
  type,
  at: now,
  where: browser.where,
  ...(evidence && (type === 'recovery-begun' || type === 'account-recovered') && { evidence }),
})

import type { Account, AccountStore } from './account.ts'
import { type AccountEvent, eventId } from './account-event.ts'
import { isLeaving, type LeavingStore } from './leaving.ts'
import { newId } from './new-id.ts'
import type { Visitor } from './open-session.ts'
import type { SmsMessage } from './sms-message.ts'

type Undone = Extract<SmsMessage, { kind: 'deregistration-undone' }>

export interface ComingBackPorts {
  accounts: AccountStore
  leavings: LeavingStore
  tell: (account: Account, message: Undone, now: Date) => Promise<unknown>
}

/**
 * To be called of whoever has proven who they are, before their session is opened: a sign-in undoes a deregistration
 * (R19).
 * @returns the account as it is then; undefined when its time was over first
 */
export const comeBack =
  ({ accounts, leavings, tell }: ComingBackPorts) =>
  async (account: Account, { browser, now }: Pick<Visitor, 'browser' | 'now'>) => {
    if (!isLeaving(account)) return account
    const undone = await leavings.undo(account, undoneEvent(account, { browser, now }))
    if (undone) await tell(account, { kind: 'deregistration-undone', at: now }, now)
    // When it was not undone now, another sign-in was quicker, or the end was.
    const found = await accounts.find(account.id)
    return found && !isLeaving(found) ? found : undefined
  }

export const undoneEvent = (
  { id }: Account,
  { browser, now }: Pick<Visitor, 'browser' | 'now'>,
): AccountEvent => ({
  id: eventId(now, newId()),
  accountId: id,
  type: 'deregistration-undone',
  at: now,
  where: browser.where,
})

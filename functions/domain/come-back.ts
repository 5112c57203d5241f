import type { Account, AccountStore } from './account.ts'
import { type AccountEvent, eventId } from './account-event.ts'
import { isLeaving, type LeavingStore } from './leaving.ts'
import { newId } from './new-id.ts'
import { type Notice, noticeOf } from './notice.ts'
import type { Visitor } from './open-session.ts'

export interface ComingBackPorts {
  accounts: AccountStore
  leavings: LeavingStore
  tell: (notice: Notice, now: Date) => Promise<unknown>
}
type Someone = Pick<Visitor, 'browser' | 'now'>

/**
 * To be called of whoever has proven who they are, before their session is opened: a sign-in undoes a deregistration
 * (R19).
 * @returns the account as it is then; undefined when its time was over first
 */
export const comeBack =
  ({ accounts, leavings, tell }: ComingBackPorts) =>
  async (account: Account, someone: Someone) => {
    if (!isLeaving(account)) return account
    const { event, notice } = comingBackOf(account, someone)
    if (await leavings.undo(account, event, notice)) await tell(notice, someone.now)
    // When it was not undone now, another sign-in was quicker, or the end was.
    const found = await accounts.find(account.id)
    return found && !isLeaving(found) ? found : undefined
  }

/** What it leaves behind: the history line, and what the holder is told. */
export function comingBackOf({ id, phone }: Account, { browser, now }: Someone) {
  const event: AccountEvent = {
    id: eventId(now, newId()),
    accountId: id,
    type: 'deregistration-undone',
    at: now,
    where: browser.where,
  }
  return { event, notice: noticeOf(event, phone, { kind: 'deregistration-undone', at: now }) }
}

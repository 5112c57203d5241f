import type { Account } from '../domain/account.ts'
import { eventId } from '../domain/account-event.ts'
import { type Notice, noticeOf, type NoticeStore } from '../domain/notice.ts'
import type { OpenedSession } from '../domain/open-session.ts'
import type { Session } from '../domain/session.ts'
import type { TellInPassing } from './tell-in-passing.ts'

/** What the holder is told by SMS of a sign-in from a browser new to the account. */
function noticeOfNewBrowser({ phone }: Account, session: Session): Notice {
  const { accountId, startedAt: at, where, hash } = session
  return noticeOf({ id: eventId(at, hash), accountId }, phone, { kind: 'new-browser', at, where })
}

export const newBrowserNotices = (notices: Pick<NoticeStore, 'add'>, tell: TellInPassing) => ({
  announce: (account: Account) => (session: Session) => notices.add(noticeOfNewBrowser(account, session)),

  tell: async (account: Account, { newBrowser, session }: OpenedSession) => {
    if (newBrowser) await tell(noticeOfNewBrowser(account, session), session.startedAt)
  },
})
export type NewBrowserNotices = ReturnType<typeof newBrowserNotices>

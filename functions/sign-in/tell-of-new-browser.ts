import type { Account } from '../domain/account.ts'
import type { OpenedSession } from '../domain/open-session.ts'
import type { TellInPassing } from './tell-in-passing.ts'

/** Tells the holder by SMS of a sign-in from a browser new to the account. */
export const tellOfNewBrowser =
  (tell: TellInPassing) =>
  async (account: Account, { newBrowser, session }: OpenedSession) => {
    const { startedAt: at, where } = session
    if (newBrowser) await tell(account, { kind: 'new-browser', at, where }, at)
  }

import type { AccountStore } from '../domain/account.ts'
import { showHolder } from '../domain/holder-view.ts'
import type { Session } from '../domain/session.ts'

export const readSession =
  ({ accounts }: { accounts: AccountStore }) =>
  async (session: Session | undefined) => {
    const account = session && (await accounts.find(session.accountId))
    return { holder: account ? showHolder(account) : null }
  }

import type { AccountId, AccountStore } from '../domain/account.ts'
import { showHolder } from '../domain/holder-view.ts'

export const readAccount =
  ({ accounts }: { accounts: AccountStore }) =>
  async (id: AccountId) => {
    const account = await accounts.find(id)
    if (!account) throw new Error('a session outlived its account')
    return {
      ...showHolder(account),
      registeredAt: account.registeredAt.toISOString(),
      levelSince: account.levelSince.toISOString(),
      consents: account.consents.map((consent) => ({ ...consent, at: consent.at.toISOString() })),
    }
  }

import { type AccountKind, accountKindSchema } from '../../shared/vocabulary/account-kind.ts'
import type { Account, AccountStore } from '../domain/account.ts'

/** The accounts that a phone is bound to: at most one of each kind (R5). */
export async function accountsOfPhone({ accounts }: { accounts: AccountStore }, phone: string, now: Date) {
  const find = async (kind: AccountKind): Promise<Account | undefined> => {
    const id = await accounts.findByPhone(phone, kind, now)
    return id && accounts.find(id)
  }
  const found = await Promise.all(accountKindSchema.options.map(find))
  return found.filter((account) => account !== undefined)
}

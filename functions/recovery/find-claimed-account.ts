import { documentKey } from '../../shared/vocabulary/identity-document.ts'
import type { Account, AccountStore } from '../domain/account.ts'
import { unlessOver } from '../domain/leaving.ts'
import type { Recovery } from '../domain/recovery.ts'
import { claimedDocument, isClaimed } from './is-claimed.ts'

/** Asked only once the face has passed. */
export const findClaimedAccount =
  ({ accounts }: { accounts: AccountStore }) =>
  async ({ claim }: Recovery, now: Date): Promise<Account | undefined> => {
    const ids = await accounts.findByDocumentKey(documentKey(claimedDocument(claim)))
    const found = await Promise.all(ids.map(async (id) => unlessOver(await accounts.find(id), now)))
    return found.find((account) => account && isClaimed(account, claim))
  }

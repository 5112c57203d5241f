import type { Account, AccountStore, Consent } from '../domain/account.ts'
import { newlyAgreed } from '../domain/consents.ts'

/** Writes only when a newer version was agreed to (R2): most sign-ins cost no write here. */
export const recordNewConsents =
  ({ accounts }: { accounts: AccountStore }) =>
  async (account: Account, agreed: Consent[]) => {
    const missing = newlyAgreed(account.consents, agreed)
    if (missing.length > 0) await accounts.recordConsents(account.id, missing)
  }

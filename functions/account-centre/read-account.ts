import type { Account } from '../domain/account.ts'
import { showHolder, showUnit } from '../domain/holder-view.ts'
import { isPhoneStale } from '../domain/stale-phone.ts'

export const readAccount = (account: Account, now: Date) => ({
  ...showHolder(account),
  registeredAt: account.registeredAt.toISOString(),
  levelSince: account.levelSince.toISOString(),
  phoneVerifiedAt: account.phoneVerifiedAt.toISOString(),
  isPhoneStale: isPhoneStale(account, now),
  unit: account.unit ? showUnit(account.unit) : null,
  consents: account.consents.map((consent) => ({ ...consent, at: consent.at.toISOString() })),
})

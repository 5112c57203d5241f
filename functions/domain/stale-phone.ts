import type { Account } from './account.ts'

/** Networks give an abandoned number to somebody else after about this long: not proven since, it may be another's. */
const PHONE_PROVEN_FOR_MS = 90 * 24 * 60 * 60_000

export const isPhoneStale = ({ phoneVerifiedAt }: Pick<Account, 'phoneVerifiedAt'>, now: Date) =>
  now.getTime() - phoneVerifiedAt.getTime() >= PHONE_PROVEN_FOR_MS

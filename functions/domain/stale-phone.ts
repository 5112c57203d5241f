import type { Account } from './account.ts'
import type { Session } from './session.ts'

/** Networks give an abandoned number to somebody else after about this long: not proven since, it may be another's. */
const PHONE_PROVEN_FOR_MS = 90 * 24 * 60 * 60_000

export const isPhoneStale = ({ phoneVerifiedAt }: Pick<Account, 'phoneVerifiedAt'>, now: Date) =>
  now.getTime() - phoneVerifiedAt.getTime() >= PHONE_PROVEN_FOR_MS

type Verified = Pick<Account, 'phoneVerifiedAt'>

/**
 * A session that tells more of its holder than that somebody holds the phone: whoever was given the number anew can
 * sign in with a code as well (R15), and would otherwise vouch for the phone with the phone. A scan tells no more than
 * the app that scanned, which a code may have opened; a face is the holder's own.
 */
export const provesMoreThanPhone = (
  account: Verified,
  { methods, startedAt }: Pick<Session, 'methods' | 'startedAt'>,
) => methods.includes('pwd') || methods.includes('face') || !isPhoneStale(account, startedAt)

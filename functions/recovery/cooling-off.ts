import type { Account } from '../domain/account.ts'
import type { Recovery } from '../domain/recovery.ts'
import type { SessionStore } from '../domain/session.ts'
import { isPhoneStale } from '../domain/stale-phone.ts'
import { HOUR_MS } from './recovery-limits.ts'

interface Ports {
  sessions: SessionStore
  coolingOffHours: number
}

/**
 * For how long a recovery's holder is heard before it takes effect, in milliseconds. Where the account rests on a face check already and its phone still answers,
 * there is somebody to be heard first. Of any other account this face is the best evidence that there ever was; and
 * whoever has the old phone in hand, and the face, is not slowed down for the sake of that phone, unless it went unproven
 * for so long that it may be another's by now.
 */
export const coolingOff =
  ({ sessions, coolingOffHours }: Ports) =>
  async (account: Account, { phone }: Recovery, now: Date): Promise<number> => {
    const hasOldPhone = phone === account.phone && !isPhoneStale(account, now)
    const isHeld = account.level === 'L3' && !hasOldPhone && (await answers(sessions, account, now))
    return isHeld ? coolingOffHours * HOUR_MS : 0
  }

async function answers(sessions: SessionStore, account: Account, now: Date) {
  if (!isPhoneStale(account, now)) return true
  return (await sessions.live(account, now)).some(({ surface }) => surface === 'app')
}

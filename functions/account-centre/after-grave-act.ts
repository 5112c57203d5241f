import type { Visitor } from '../domain/open-session.ts'
import { renewedSession } from '../domain/renewed-session.ts'
import type { Session } from '../domain/session.ts'

/** The sign-in in hand goes on in the epoch that the act begins, while all others end: password and code are proven. */
export function afterGraveAct(session: Session, visitor: Visitor) {
  const methods = [...session.methods, 'sms' as const]
  return renewedSession({ ...session, epoch: session.epoch + 1, methods }, 'pwd', visitor)
}

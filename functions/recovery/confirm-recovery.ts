import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/recovery.ts'
import type { Account, AccountStore } from '../domain/account.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import type { Visitor } from '../domain/open-session.ts'
import { tryPassword } from '../domain/password-tries.ts'
import type { Passwords } from '../domain/passwords.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Session, SessionStore } from '../domain/session.ts'
import { canConfirm } from './can-confirm.ts'
import { dueAt } from './due-at.ts'
import { findCurrent } from './own-recovery.ts'
import { recoveryEvent } from './recovery-event.ts'
import type { RecoveryStore } from './recovery-store.ts'

interface Ports {
  accounts: AccountStore
  sessions: SessionStore
  attempts: AttemptLog
  passwords: Passwords
  personalData: PersonalData
  recoveries: RecoveryStore
}
type Request = InputOf<typeof contracts.confirmRecovery>
type Holder = Pick<Visitor, 'browser' | 'now'> & { session: Session; account: Account }

/** «It is me»: a session of before, in a browser that the account has known for long, and the password. Safe to repeat. */
export const confirmRecovery = (ports: Ports) => async (request: Request, holder: Holder) => {
  const { recoveries } = ports
  const { session, account, browser, now } = holder
  const recovery = await recoveries.find(request.recoveryId)
  if (recovery?.account?.id !== session.accountId) return refuse('recovery-unknown')
  const current = await findCurrent(ports, session.accountId, now)
  if (current?.id !== recovery.id) return refuse('recovery-over')
  if (!(await canConfirm(ports, session, current))) return refuse('device-too-new')

  const { id: who, passwordHash } = account
  const tried = await tryPassword(ports)({
    ...{ who, passwordHash, password: request.password, browser, now },
    knowsBrowser: true,
  })
  if (tried.outcome === 'too-many-tries')
    return refuse('too-many-tries', { retryAfterSeconds: tried.retryAfterSeconds })
  if (tried.outcome === 'wrong') return refuse('password-wrong')
  if (now >= dueAt(current)) return accept({})
  const event = recoveryEvent('recovery-confirmed', current, current.account, holder)
  return (await recoveries.confirm(current, event)) ? accept({}) : refuse('recovery-over')
}

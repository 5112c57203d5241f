import type { ScanTicket } from '../../shared/vocabulary/scan-login.ts'
import type { Session } from '../domain/session.ts'
import type { Confirmation } from './refused-steps.ts'
import type {
  CancelledLogin,
  ConfirmedLogin,
  DeclinedLogin,
  DeclineReason,
  Phone,
  Scan,
  ScanLogin,
  ScannedLogin,
  WaitingLogin,
} from './scan-login.ts'

/** The login after the step, or as it stood when the step was not legal; undefined when there is none. */
export type Change<After extends ScanLogin> =
  { made: true; login: After } | { made: false; login: ScanLogin | undefined }

/** Each step is one conditional write: legal only from the states that `steps` names, and only for whose turn it is. */
export interface ScanLoginStore {
  /** The login that is there now: this one, or what became of it when the same portal had added it before. */
  add(login: WaitingLogin): Promise<ScanLogin>
  find(ticket: ScanTicket, consistent: boolean): Promise<ScanLogin | undefined>
  scan(ticket: ScanTicket, scan: Scan, now: Date): Promise<Change<ScannedLogin>>
  confirm(ticket: ScanTicket, confirmation: Confirmation, now: Date): Promise<Change<ConfirmedLogin>>
  decline(ticket: ScanTicket, phone: Phone, because: DeclineReason, now: Date): Promise<Change<DeclinedLogin>>
  cancel(ticket: ScanTicket, secretHash: string, now: Date): Promise<Change<CancelledLogin>>
  /** Ends the login and opens the session in one transaction; false when it was not there to claim any more. */
  claim(ticket: ScanTicket, session: Session, now: Date): Promise<boolean>
}

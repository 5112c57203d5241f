import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type { exportAccount as contract, OwnData } from '../../shared/contracts/own-data.ts'
import type { Account } from '../domain/account.ts'
import { type AccountEventStore, eventId } from '../domain/account-event.ts'
import { type AttemptLog, within } from '../domain/attempts.ts'
import { facePersonOf } from '../domain/face-person.ts'
import { REPORT_KEPT_MS } from '../domain/face-report.ts'
import { faceFailuresOf } from '../domain/face-traces.ts'
import { newId } from '../domain/new-id.ts'
import { tryPassword } from '../domain/password-tries.ts'
import type { Passwords } from '../domain/passwords.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { recoveryFailuresOf } from '../domain/recovery.ts'
import { accept, refuse } from '../domain/result.ts'
import type { SessionStore } from '../domain/session.ts'
import type { Holder } from './other-sessions.ts'
import type { SentReports } from './sent-reports.ts'
import { wholeHistory } from './whole-history.ts'
import { writeAccount, writeLine, writeReport, writeSession, writeTimes } from './write-own-data.ts'

interface Ports {
  attempts: AttemptLog
  events: AccountEventStore
  passwords: Passwords
  personalData: PersonalData
  reports: SentReports
  sessions: SessionStore
}

/** Whoever reads all of it ten times a day has read it. */
const perAccount = within({ most: 10, withinMs: 24 * 60 * 60_000 })

type Request = InputOf<typeof contract>

/** Everything that is held of the account, in full, to whoever proves by the password to be its holder. */
export const exportAccount =
  (ports: Ports) =>
  async ({ password }: Request, { account, session, browser, now }: Holder & { account: Account }) => {
    const { id: who, passwordHash } = account
    const tried = await tryPassword(ports)({ who, passwordHash, password, browser, knowsBrowser: true, now })
    if (tried.outcome === 'wrong') return refuse('password-wrong')
    if (tried.outcome === 'too-many-tries')
      return refuse('too-many-tries', { retryAfterSeconds: tried.retryAfterSeconds })
    const counted = await ports.attempts.record(`export:${who}`, now, perAccount)
    if (!counted.allowed) return refuse('too-many-tries', { retryAfterSeconds: counted.retryAfterSeconds })

    // First, so that the file has it too: nobody reads all of it and leaves no line.
    await ports.events.add({
      id: eventId(now, newId()),
      accountId: who,
      type: 'data-exported',
      at: now,
      where: browser.where,
    })
    const [live, failures, recoveryFailures, history] = await Promise.all([
      ports.sessions.live({ id: who, sessionEpoch: session.epoch }, now),
      ports.attempts.look(faceFailuresOf(account)),
      failedRecoveries(ports, account),
      wholeHistory(ports.events, who, new Date(now.getTime() - REPORT_KEPT_MS)),
    ])
    const reports = await Promise.all(history.tickets.map((ticket) => ports.reports.find(who, ticket)))
    return accept<OwnData>({
      exportedAt: now.toISOString(),
      account: writeAccount(account),
      consents: account.consents.map((consent) => ({ ...consent, at: consent.at.toISOString() })),
      sessions: live.map(writeSession),
      failedFaceChecks: writeTimes(failures),
      failedRecoveries: writeTimes(recoveryFailures),
      faceReports: reports.flatMap((report) => (report ? [writeReport(report, account)] : [])),
      history: history.lines.map(writeLine),
      isHistoryWhole: history.isWhole,
    })
  }

/** Those that stay: of the account's phone in the name of the person whose face it has to be. */
async function failedRecoveries({ attempts, personalData }: Ports, account: Account) {
  const claim = { person: facePersonOf(account) }
  const { ofBoth } = await recoveryFailuresOf(personalData, { claim, phone: account.phone })
  return attempts.look(ofBoth)
}

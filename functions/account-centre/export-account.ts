import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type { exportAccount as contract, OwnData } from '../../shared/contracts/own-data.ts'
import { accountEventTexts } from '../../shared/vocabulary/account-event-texts.ts'
import type { Account } from '../domain/account.ts'
import { type AccountEvent, type AccountEventStore, eventId } from '../domain/account-event.ts'
import { type AttemptLog, within } from '../domain/attempts.ts'
import { faceFailuresOf } from '../domain/face-traces.ts'
import { showUnit } from '../domain/holder-view.ts'
import { newId } from '../domain/new-id.ts'
import { tryPassword } from '../domain/password-tries.ts'
import type { Passwords } from '../domain/passwords.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Session, SessionStore } from '../domain/session.ts'
import type { Holder } from './other-sessions.ts'

interface Ports {
  attempts: AttemptLog
  events: AccountEventStore
  passwords: Passwords
  personalData: PersonalData
  sessions: SessionStore
}

/** Whoever reads all of it ten times a day has read it. */
const perAccount = within({ most: 10, withinMs: 24 * 60 * 60_000 })
/** As many lines as one answer carries with room to spare: Lambda's ends at 6 MB. */
const MOST_LINES = 5000
const PAGE = 500

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
    const [live, failures, history] = await Promise.all([
      ports.sessions.live({ id: who, sessionEpoch: session.epoch }, now),
      ports.attempts.look(faceFailuresOf(account)),
      wholeHistory(ports.events, account),
    ])
    return accept<OwnData>({
      exportedAt: now.toISOString(),
      account: writeAccount(account),
      consents: account.consents.map((consent) => ({ ...consent, at: consent.at.toISOString() })),
      sessions: live.map(writeSession),
      failedFaceChecks: failures.map((at) => new Date(at).toISOString()),
      history: history.lines.map(writeLine),
      isHistoryWhole: history.isWhole,
    })
  }

async function wholeHistory(events: AccountEventStore, { id }: Account) {
  const lines: AccountEvent[] = []
  let after: string | undefined
  do {
    const page = await events.page(id, PAGE, after)
    lines.push(...page.events)
    after = page.after
  } while (after !== undefined && lines.length < MOST_LINES)
  return { lines, isWhole: after === undefined }
}

function writeAccount(account: Account): OwnData['account'] {
  const { kind, name, document, phone, level, guardian, unit } = account
  const { representative, agent } = unit ? showUnit(unit) : { representative: null, agent: null }
  return {
    kind,
    name,
    documentKind: document.kind,
    documentNumber: document.number,
    issuingState: document.issuingState ?? null,
    phone,
    phoneVerifiedAt: account.phoneVerifiedAt.toISOString(),
    level,
    levelSince: account.levelSince.toISOString(),
    registeredAt: account.registeredAt.toISOString(),
    hasGuardian: guardian !== undefined,
    representative,
    agent,
  }
}

const writeSession = ({ surface, methods, where, startedAt, seenAt }: Session) => ({
  surface,
  methods,
  where,
  startedAt: startedAt.toISOString(),
  seenAt: seenAt.toISOString(),
})

const writeLine = ({ type, at, where, ticket, evidence }: AccountEvent) => ({
  type,
  text: accountEventTexts[type],
  at: at.toISOString(),
  where: where ?? null,
  ticket: ticket ?? null,
  evidence: evidence ? { ...evidence, amr: [...evidence.amr], actions: [...evidence.actions] } : null,
})

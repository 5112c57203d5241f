import type { OwnData } from '../../shared/contracts/own-data.ts'
import { accountEventTexts } from '../../shared/vocabulary/account-event-texts.ts'
import { writeFaceFailure } from '../../shared/vocabulary/face-failure-texts.ts'
import { maskName } from '../../shared/vocabulary/person-name.ts'
import type { Account } from '../domain/account.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import { type FaceReport, keptUntil } from '../domain/face-report.ts'
import { showUnit } from '../domain/holder-view.ts'
import type { Session } from '../domain/session.ts'

export function writeAccount(account: Account): OwnData['account'] {
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
    faceConsentWithdrawnAt: account.faceConsentWithdrawnAt?.toISOString() ?? null,
    hasGuardian: guardian !== undefined,
    representative,
    agent,
  }
}

export const writeSession = ({ surface, methods, where, startedAt, verifiedAt, seenAt }: Session) => ({
  surface,
  methods,
  where,
  startedAt: startedAt.toISOString(),
  verifiedAt: verifiedAt.toISOString(),
  seenAt: seenAt.toISOString(),
})

export const writeTimes = (times: readonly number[]) => times.map((at) => new Date(at).toISOString())

export const writeReport = (
  report: FaceReport,
  { kind }: Pick<Account, 'kind'>,
): OwnData['faceReports'][number] => ({
  ticket: report.ticket,
  sentAt: report.sentAt.toISOString(),
  keptUntil: keptUntil(report).toISOString(),
  // Of a unit it is its legal representative, somebody else than the holder.
  person: kind === 'unit' ? { ...report.person, name: maskName(report.person.name) } : report.person,
  device: report.device,
  browser: report.browser,
  system: report.system,
  failures: report.failures.map((failure) => ({
    ...failure,
    at: failure.at.toISOString(),
    text: writeFaceFailure(failure),
  })),
  remark: report.remark,
  consent: report.consent,
})

export const writeLine = (line: AccountEvent): OwnData['history'][number] => ({
  type: line.type,
  text: accountEventTexts[line.type],
  at: line.at.toISOString(),
  where: line.where ?? null,
  newBrowser: line.newBrowser ?? false,
  ended: line.ended ?? null,
  ticket: line.ticket ?? null,
  changed: line.changed ? [...line.changed] : null,
  levelBefore: line.levelBefore ?? null,
  evidence: line.evidence
    ? { ...line.evidence, amr: [...line.evidence.amr], actions: [...line.evidence.actions] }
    : null,
})

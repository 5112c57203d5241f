import type { Account, AccountStore } from '../domain/account.ts'
import type { AccountCheck, FaceCheck, FaceChecks, RecoveryCheck } from '../domain/face-check.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { Recoveries } from '../domain/recovery.ts'
import { accept, refuse } from '../domain/result.ts'
import type { FaceFailure } from '../domain/face-report.ts'
import type { ReportSubject } from './report-subject.ts'

interface Ports {
  accounts: AccountStore
  recoveries: Pick<Recoveries, 'find'>
  checks: FaceChecks
}

type Someone = Pick<Visitor, 'session' | 'browser'>

/**
 * Checks that this browser made for one account or one recovery, and that did not pass. Their ids are as good as a
 * secret: whoever has one and the browser made it there. What is anything else, or nobody's, is told apart by nothing.
 */
export const findFailedChecks =
  (ports: Ports) => async (checkIds: readonly FaceCheck['id'][], someone: Someone) => {
    const found = await Promise.all([...new Set(checkIds)].map((id) => ports.checks.find(id)))
    const own = found.flatMap((check) => (check?.browserTag === someone.browser.tag ? [check] : []))
    const failures = own.flatMap(failureOf)
    if (failures.length < found.length) return refuse('checks-unknown')
    const subject = own.every(isOfRecovery)
      ? await recoverySubject(ports, own)
      : await accountSubject(ports, own.filter(isOfAccount), own.length, someone)
    if (!subject.ok) return subject
    return accept({ subject: subject.value, failures: failures.toSorted(byTime) })
  }

const isOfRecovery = (check: FaceCheck): check is RecoveryCheck => check.purpose === 'recover'
const isOfAccount = (check: FaceCheck): check is AccountCheck => check.purpose === 'certify'
const byTime = (one: FaceFailure, other: FaceFailure) => one.at.getTime() - other.at.getTime()

/** Made signed in, reported signed in; where it was handed over to, nobody is. */
async function accountSubject(
  { accounts }: Ports,
  checks: readonly AccountCheck[],
  all: number,
  { session }: Someone,
) {
  const [first] = checks
  const account = first && (await accounts.find(first.accountId))
  if (!account || checks.filter((check) => isStillOf(check, account)).length < all)
    return refuse('checks-unknown')
  const isHandedOver = checks.every(({ handOverId }) => handOverId !== undefined)
  if (!isHandedOver && session?.accountId !== account.id)
    return refuse(session ? 'checks-unknown' : 'not-signed-in')
  return accept<ReportSubject>({ kind: 'account', account })
}

/** What has ended all sessions has ended this too. */
const isStillOf = ({ accountId, epoch }: AccountCheck, account: Account) =>
  accountId === account.id && epoch === account.sessionEpoch

async function recoverySubject({ recoveries }: Ports, checks: readonly RecoveryCheck[]) {
  const [first] = checks
  const recovery = first && (await recoveries.find(first.recoveryId))
  if (!recovery || checks.some(({ recoveryId }) => recoveryId !== recovery.id))
    return refuse('checks-unknown')
  return accept<ReportSubject>({ kind: 'recovery', recovery })
}

/** None where it passed, or is not judged. */
function failureOf({ upload, verdict }: FaceCheck): FaceFailure[] {
  if (!upload || !verdict || verdict.verdict === 'certified') return []
  const action = 'action' in verdict && { action: verdict.action }
  return [{ at: upload.receivedAt, reason: verdict.reason, ...action }]
}

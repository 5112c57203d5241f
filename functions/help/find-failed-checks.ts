import type { Account, AccountStore } from '../domain/account.ts'
import type { FaceCheck, FaceChecks } from '../domain/face-check.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import type { FaceFailure } from './face-report.ts'

interface Ports {
  accounts: AccountStore
  checks: FaceChecks
}

type Someone = Pick<Visitor, 'session' | 'browser'>

/**
 * Checks that this browser made for one account and that did not pass. Their ids are as good as a secret: whoever has
 * one and the browser made it there. What is anything else, or nobody's, is told apart by nothing.
 */
export const findFailedChecks =
  ({ accounts, checks }: Ports) =>
  async (checkIds: readonly FaceCheck['id'][], { session, browser }: Someone) => {
    const found = await Promise.all([...new Set(checkIds)].map((id) => checks.find(id)))
    const own = found.filter((check) => check?.browserTag === browser.tag)
    const [first] = own
    if (!first || own.length < found.length) return refuse('checks-unknown')
    const account = first.accountId && (await accounts.find(first.accountId))
    const failures = account ? own.flatMap((check) => failureOf(check, account)) : []
    if (!account || failures.length < own.length) return refuse('checks-unknown')
    const isHandedOver = own.every((check) => check?.handOverId !== undefined)
    if (!isHandedOver && session?.accountId !== account.id)
      return refuse(session ? 'checks-unknown' : 'not-signed-in')
    return accept({
      account,
      failures: failures.toSorted((one, other) => one.at.getTime() - other.at.getTime()),
    })
  }

/** None where it passed, is not judged, or is older than what has ended all sessions. */
function failureOf(check: FaceCheck | undefined, account: Account): FaceFailure[] {
  if (check?.accountId !== account.id || check.epoch !== account.sessionEpoch) return []
  const { upload, verdict } = check
  if (!upload || !verdict || verdict.verdict === 'certified') return []
  const action = 'action' in verdict && { action: verdict.action }
  return [{ at: upload.receivedAt, reason: verdict.reason, ...action }]
}

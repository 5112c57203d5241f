import type * as contracts from '../../shared/contracts/help.ts'
import type { InputOf, OutputOf } from '../../shared/contracts/endpoint.ts'
import type { AccountStore } from '../domain/account.ts'
import type { FaceChecks } from '../domain/face-check.ts'
import { maskE164, showPerson } from '../domain/holder-view.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { Recoveries } from '../domain/recovery.ts'
import { accept } from '../domain/result.ts'
import { findFailedChecks } from './find-failed-checks.ts'
import { personOf } from './report-subject.ts'

interface Ports {
  accounts: AccountStore
  recoveries: Pick<Recoveries, 'find'>
  checks: FaceChecks
}

type Request = InputOf<typeof contracts.readFaceReport>
type Draft = OutputOf<typeof contracts.readFaceReport>

/** What the page shows filled in (R23). */
export const readFaceReport =
  (ports: Ports) =>
  async ({ checkIds }: Request, visitor: Visitor) => {
    const found = await findFailedChecks(ports)(checkIds.split('.'), visitor)
    if (!found.ok) return found
    const { subject, failures } = found.value
    const { device, where } = visitor.browser
    const draft: Draft = {
      person: showPerson(personOf(subject)),
      ...(subject.kind === 'recovery' && { maskedPhone: maskE164(subject.recovery.phone) }),
      device,
      browser: where.browser,
      system: where.system,
      failures: failures.map(({ at, ...why }) => ({ ...why, at: at.toISOString() })),
    }
    return accept(draft)
  }

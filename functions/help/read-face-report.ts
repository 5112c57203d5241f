import type * as contracts from '../../shared/contracts/help.ts'
import type { InputOf, OutputOf } from '../../shared/contracts/endpoint.ts'
import type { AccountStore } from '../domain/account.ts'
import { facePersonOf } from '../domain/face-person.ts'
import type { FaceChecks } from '../domain/face-check.ts'
import { showPerson } from '../domain/holder-view.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept } from '../domain/result.ts'
import { findFailedChecks } from './find-failed-checks.ts'

interface Ports {
  accounts: AccountStore
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
    const { account, failures } = found.value
    const { device, where } = visitor.browser
    const draft: Draft = {
      person: showPerson(facePersonOf(account)),
      device,
      browser: where.browser,
      system: where.system,
      failures: failures.map(({ at, ...why }) => ({ ...why, at: at.toISOString() })),
    }
    return accept(draft)
  }

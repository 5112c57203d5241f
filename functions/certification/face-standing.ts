import { faceFailuresOf } from '../domain/face-traces.ts'
import type { FaceStanding } from '../../shared/contracts/certification.ts'
import type { Account } from '../domain/account.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import { standingByFailures } from './face-failures.ts'
import { hasFaceRoute } from '../domain/face-person.ts'

/** Whether the face route is open to the account now. */
export const faceStanding =
  ({ attempts }: { attempts: AttemptLog }) =>
  async (account: Account, now: Date): Promise<FaceStanding> => {
    if (account.level === 'L3') return { state: 'certified' }
    if (!hasFaceRoute(account)) return { state: 'document-has-none' }
    return standingByFailures(await attempts.look(faceFailuresOf(account)), now.getTime())
  }

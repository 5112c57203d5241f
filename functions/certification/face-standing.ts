import { faceFailuresOf } from '../domain/face-traces.ts'
import type { FaceStanding } from '../../shared/contracts/certification.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import { standingByFailures, withinADaysFaceFailures, withinFaceFailures } from '../domain/face-failures.ts'
import { hasFaceRoute } from '../domain/face-person.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { recoveryFailuresOf } from '../domain/recovery.ts'
import type { FailureCount } from './count-failure.ts'
import type { FaceSubject } from './face-subject.ts'

export interface StandingPorts {
  attempts: AttemptLog
  personalData: PersonalData
}

/** Under what a subject's failed checks are counted; the first is forgotten after a success. */
export async function failureCountsOf(
  { personalData }: Pick<StandingPorts, 'personalData'>,
  { account, recovery }: FaceSubject,
): Promise<readonly [FailureCount, ...FailureCount[]]> {
  if (account) return [{ key: faceFailuresOf(account), within: withinFaceFailures }]
  const { ofBoth, ofPerson, byPhone } = await recoveryFailuresOf(personalData, recovery)
  return [
    { key: ofBoth, within: withinFaceFailures },
    { key: ofPerson, within: withinADaysFaceFailures },
    { key: byPhone, within: withinADaysFaceFailures },
  ]
}

/** Whether the face route is open to the subject now: as the worst of its counts says. */
export const faceStanding =
  (ports: StandingPorts) =>
  async (subject: FaceSubject, now: Date): Promise<FaceStanding> => {
    const { account } = subject
    // What is certified already can be recovered; a recovery's document was looked at when it began.
    if (account?.level === 'L3') return { state: 'certified' }
    if (account && !hasFaceRoute(account)) return { state: 'document-has-none' }
    const counts = await failureCountsOf(ports, subject)
    const counted = await Promise.all(counts.map(({ key }) => ports.attempts.look(key)))
    const standings = counted.map((failures) => standingByFailures(failures, now.getTime()))
    return standings.sort((one, other) => closedFor(other) - closedFor(one))[0] ?? { state: 'open' }
  }

const closedFor = (standing: FaceStanding) =>
  standing.state === 'closed-until-reviewed'
    ? Infinity
    : 'retryAfterSeconds' in standing
      ? standing.retryAfterSeconds
      : 0

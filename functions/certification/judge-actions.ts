import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import { faceThresholds } from './face-thresholds.ts'
import { endOf, type FoundAction, startOf } from './find-actions.ts'
import { type FaceMoment, rangeOf } from './moment.ts'
import type { Refused, TryAgain } from '../domain/face-verdict.ts'
import { tryAgain } from './verdict.ts'

const { mouthRange, eyesRange } = faceThresholds.stillPicture
const { framesAsked, framesOfLongClosing } = faceThresholds.actions

/** The asked actions as they were done; or what stands against them. */
export type Answered = { ok: true; done: readonly FoundAction[] } | { ok: false; verdict: TryAgain | Refused }

/** What was asked, in the order in which it was asked, and nothing else. */
export function judgeActions(
  moments: readonly FaceMoment[],
  found: readonly FoundAction[],
  asked: readonly FaceAction[],
): Answered {
  const no = (verdict: TryAgain): Answered => ({ ok: false, verdict })
  const answers = found.filter(isAnswer)
  const done = inOrder(answers, asked)
  if (done.length < asked.length) {
    if (isStill(moments)) return no(tryAgain('still-picture'))
    const missing = asked.find((action) => !answers.some((each) => each.action === action))
    return no(
      missing ? { verdict: 'try-again', reason: 'action-missing', action: missing } : tryAgain('wrong-order'),
    )
  }
  const [other] = found.filter(
    (each) => isDeliberate(each) && !done.some((one) => one === each || overlap(one, each)),
  )
  return other
    ? no({ verdict: 'try-again', reason: 'other-action', action: other.action })
    : { ok: true, done }
}

/** The earliest way through what was found that shows what was asked, one after the other. */
function inOrder(found: readonly FoundAction[], asked: readonly FaceAction[]): FoundAction[] {
  const done: FoundAction[] = []
  for (const action of asked) {
    const last = done.at(-1)
    const next = found.find((each) => each.action === action && (!last || startOf(each) > endOf(last)))
    if (!next) break
    done.push(next)
  }
  return done
}

const isAnswer = ({ action, moments }: FoundAction) =>
  action !== 'eyes-closed' || moments.length >= framesAsked

/** People blink, and a face that turns or speaks nods a little: those say nothing. */
function isDeliberate({ action, moments }: FoundAction) {
  if (action === 'nod') return false
  return action !== 'eyes-closed' || moments.length >= framesOfLongClosing
}

const overlap = (one: FoundAction, other: FoundAction) =>
  startOf(one) <= endOf(other) && startOf(other) <= endOf(one)

/** Neither lips nor lids have moved: a picture can be carried about, bent and tilted, no more. */
function isStill(moments: readonly FaceMoment[]) {
  const eyes = moments.map(({ face: { eyesClosed } }) => Math.min(eyesClosed.left, eyesClosed.right))
  return rangeOf(moments.map(({ face }) => face.mouthOpen)) < mouthRange && rangeOf(eyes) < eyesRange
}

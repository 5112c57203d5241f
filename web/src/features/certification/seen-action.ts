import type { FaceAction } from '../../../../shared/vocabulary/face-action.ts'
import { guideLines } from './guide-lines.ts'
import type { SeenMoment } from './seen-moment.ts'

const { actions, rest: near, settled, strays } = guideLines

/** When the action was seen whole, as the judge will look for it; undefined while it was not. */
export function actionSeen(
  action: FaceAction,
  moments: readonly SeenMoment[],
  rest: SeenMoment,
): number | undefined {
  if (action === 'eyes-closed') return eyesShutLong(moments, rest)
  const [before, last] = moments.slice(-2)
  if (!before || !last) return undefined
  const reaches = (moment: SeenMoment) => hasReached(action, moment, moments, rest)
  // A nod is over in a moment; what is held has to be seen twice.
  return reaches(last) && (action === 'nod' || reaches(before)) ? last.at : undefined
}

function hasReached(
  action: FaceAction,
  moment: SeenMoment,
  moments: readonly SeenMoment[],
  rest: SeenMoment,
) {
  const amount = amountOf(action, rest)
  const { range, ms, beyondRest } = needed(action)
  const around = moments.filter(({ at }) => at <= moment.at && moment.at - at <= ms)
  const lowest = Math.min(...around.map(amount))
  return amount(moment) - lowest >= range && amount(moment) >= beyondRest
}

/** Eyes that were shut for long enough, and level: looking down reads as shut. */
function eyesShutLong(moments: readonly SeenMoment[], rest: SeenMoment) {
  const sinceOpen = moments.slice(moments.findLastIndex((moment) => !hasEyesShut(moment, rest)) + 1)
  const [first, last] = [sinceOpen[0], sinceOpen.at(-1)]
  return first && last && last.at - first.at >= actions.msShut ? last.at : undefined
}

const hasEyesShut = ({ eyesOpen, pitch, yaw }: SeenMoment, rest: SeenMoment) =>
  eyesOpen < actions.eyesShut * rest.eyesOpen &&
  Math.abs(pitch - rest.pitch) <= near.pitch &&
  Math.abs(yaw - rest.yaw) <= near.yaw

/** How far an action has got, from 0 at rest. */
export const amountOf =
  (action: FaceAction, rest: SeenMoment) =>
  (moment: SeenMoment): number => {
    if (action === 'mouth-open') return moment.mouthOpen - rest.mouthOpen
    if (action === 'nod') return moment.pitch - rest.pitch
    if (action === 'turn-left') return moment.yaw - rest.yaw
    if (action === 'turn-right') return rest.yaw - moment.yaw
    return hasEyesShut(moment, rest) ? 1 : 0
  }

/** What a moment has to reach, and within what time from its lowest. */
export function needed(action: FaceAction) {
  if (action === 'mouth-open')
    return { range: actions.mouthRange, ms: actions.msOfWindow, beyondRest: actions.mouthRange / 2 }
  if (action === 'nod') return { range: actions.pitchRange, ms: actions.msOfWindow, beyondRest: 0 }
  if (action === 'eyes-closed') return { range: 1, ms: actions.msOfWindow, beyondRest: 1 }
  return { range: actions.yawRange, ms: actions.msOfTurn, beyondRest: actions.yawBeyondRest }
}

/** Into the camera, mouth shut; and after eyes were shut, those open. */
export const isAtRest = (after: FaceAction, moment: SeenMoment, rest: SeenMoment) =>
  Math.abs(moment.yaw - rest.yaw) <= near.yaw &&
  Math.abs(moment.pitch - rest.pitch) <= near.pitch &&
  moment.mouthOpen - rest.mouthOpen <= near.mouthOpen &&
  (after !== 'eyes-closed' || moment.eyesOpen >= near.eyesOpen * rest.eyesOpen)

/** Held as it is, if not as it was. */
export const isSettled = (moments: readonly SeenMoment[], rest: SeenMoment) =>
  moments.length > 2 &&
  rangeOf(moments.map(({ yaw }) => yaw)) <= settled.yaw &&
  rangeOf(moments.map(({ pitch }) => pitch)) <= settled.pitch &&
  rangeOf(moments.map(({ mouthOpen }) => mouthOpen)) <= settled.mouthOpen &&
  moments.every(
    ({ yaw, mouthOpen, eyesOpen }) =>
      Math.abs(yaw) <= settled.farthestYaw &&
      mouthOpen - rest.mouthOpen <= near.mouthOpen &&
      eyesOpen >= actions.eyesShut * rest.eyesOpen,
  )

/** Whether somebody did, beside what was asked, what the judge takes for another action. */
export function hasStrayed(action: FaceAction, moments: readonly SeenMoment[], rest: SeenMoment) {
  const mouth = rangeOf(moments.map(({ mouthOpen }) => mouthOpen)) >= strays.mouthRange
  const turned = rangeOf(moments.map(({ yaw }) => yaw)) >= strays.yawRange
  const farthest = (to: 'turn-left' | 'turn-right') => Math.max(...moments.map(amountOf(to, rest)))
  return (
    (action !== 'mouth-open' && mouth) ||
    (action !== 'turn-left' && turned && farthest('turn-left') >= strays.yawBeyondRest) ||
    (action !== 'turn-right' && turned && farthest('turn-right') >= strays.yawBeyondRest) ||
    (action !== 'eyes-closed' && longestShut(moments, rest) >= strays.msEyesShut)
  )
}

function longestShut(moments: readonly SeenMoment[], rest: SeenMoment) {
  let [since, longest] = [NaN, 0]
  for (const moment of moments) {
    if (!hasEyesShut(moment, rest)) since = NaN
    else if (Number.isNaN(since)) since = moment.at
    else longest = Math.max(longest, moment.at - since)
  }
  return longest
}

const rangeOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values)

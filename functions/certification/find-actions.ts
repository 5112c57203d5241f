import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import { faceThresholds } from './face-thresholds.ts'
import { type FaceMoment, median, takesOf } from './moment.ts'

const thresholds = faceThresholds.actions

/** Something a person did: the frames in which it shows. */
export interface FoundAction {
  action: FaceAction
  moments: readonly FaceMoment[]
}

/** Everything a person did in these frames, in the order in which they did it. */
export function findActions(moments: readonly FaceMoment[]): FoundAction[] {
  const takes = takesOf(moments, faceThresholds.capture.msOfPause)
  const yawAtRest = median(moments.map(yawOf))
  const moved = takes.flatMap((take) => [
    ...swings(take, mouthOf, { range: thresholds.mouthRange, ms: thresholds.msOfWindow }).map(
      as('mouth-open'),
    ),
    ...nods(take).map(as('nod')),
    ...turns(take, (moment) => yawOf(moment) - yawAtRest).map(as('turn-left')),
    ...turns(take, (moment) => yawAtRest - yawOf(moment)).map(as('turn-right')),
  ])
  const pitchAtRest = median(besides(moved, moments).map(pitchOf))
  const closed = takes.flatMap((take) => closedEyes(take, pitchAtRest))
  return [...moved, ...closed].sort((one, other) => startOf(one) - startOf(other))
}

/** When nothing of this was done: an opened mouth and a nod, held for long, would else pass for how the head is held. */
function besides(found: readonly FoundAction[], moments: readonly FaceMoment[]) {
  const acting = new Set(found.flatMap((each) => each.moments))
  return moments.filter((moment) => !acting.has(moment))
}

export const startOf = ({ moments }: FoundAction) => moments[0]?.at ?? 0
export const endOf = ({ moments }: FoundAction) => moments.at(-1)?.at ?? 0

type Figure = (moment: FaceMoment) => number
const mouthOf: Figure = ({ face }) => face.mouthOpen
const pitchOf: Figure = ({ face }) => face.pose.pitch
const yawOf: Figure = ({ face }) => face.pose.yaw
const shutEyeOf: Figure = ({ face: { eyesClosed } }) => Math.min(eyesClosed.left, eyesClosed.right)
const openEyeOf: Figure = ({ face: { eyesClosed } }) => Math.max(eyesClosed.left, eyesClosed.right)

const as =
  (action: FaceAction) =>
  (moments: readonly FaceMoment[]): FoundAction => ({ action, moments })

/** Both shut, level, for so many frames running, and seen open before and after. */
function closedEyes(take: readonly FaceMoment[], restPitch: number): FoundAction[] {
  const level: Figure = (moment) => Math.abs(pitchOf(moment) - restPitch)
  const open = take.filter((moment) => openEyeOf(moment) < thresholds.eyesOpen)
  const [first = Infinity, last = -Infinity] = [open[0]?.at, open.at(-1)?.at]
  return runs(
    take,
    (moment) => shutEyeOf(moment) >= thresholds.eyesClosed && level(moment) <= thresholds.neutralPitch,
  )
    .filter((run) => run.length >= thresholds.framesClosed)
    .map(as('eyes-closed'))
    .filter((found) => first < startOf(found) && endOf(found) < last)
}

/** Where a figure is so far above its lowest in the time around, and for as long as it stays there. */
function swings(take: readonly FaceMoment[], figure: Figure, { range, ms }: { range: number; ms: number }) {
  let level = Infinity
  return runs(take, (moment) => {
    const near = take.filter(({ at }) => Math.abs(at - moment.at) <= ms)
    const rises = figure(moment) - Math.min(...near.map(figure)) >= range
    const stays = figure(moment) >= level
    level = rises || stays ? Math.min(level, figure(moment)) : Infinity
    return rises || stays
  })
}

/**
 * Down by so much within a second, until it comes back: a head thrown back before, and the rest on either side, are no part
 * of it. An opening mouth lifts the pitch as a head thrown back does, so only mouths alike are compared.
 */
const nods = (take: readonly FaceMoment[]) =>
  runs(take, (moment) => {
    const lately = take.filter(
      (each) =>
        each.at <= moment.at &&
        moment.at - each.at <= thresholds.msOfWindow &&
        Math.abs(mouthOf(each) - mouthOf(moment)) < thresholds.mouthRange,
    )
    const pitches = lately.map(pitchOf)
    const highest = Math.min(...pitches)
    const deepest = Math.max(...pitches.slice(pitches.lastIndexOf(highest)))
    const isDown = pitchOf(moment) - highest >= thresholds.pitchRange
    return isDown && deepest - pitchOf(moment) < thresholds.pitchBack
  })

/** Not only so far from the other side, but to this one: a turn has a direction. */
const turns = (take: readonly FaceMoment[], beyondRest: Figure) =>
  swings(take, beyondRest, { range: thresholds.yawRange, ms: thresholds.msOfTurn })
    .map((run) => run.filter((moment) => beyondRest(moment) >= thresholds.yawBeyondRest))
    .filter((run) => run.length > 0)

/** Stretches in which it holds; a moment's doubt within one does not make two of it. */
function runs(take: readonly FaceMoment[], holds: (moment: FaceMoment) => boolean): FaceMoment[][] {
  const found: FaceMoment[][] = []
  for (const moment of take.filter(holds)) {
    const last = found.at(-1)
    const before = last?.at(-1)
    if (last && before && moment.at - before.at <= thresholds.msOfDoubt) last.push(moment)
    else found.push([moment])
  }
  return found
}

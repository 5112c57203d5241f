import { type FoundAction, endOf, startOf } from './find-actions.ts'
import { type FaceMoment, median } from './moment.ts'

/**
 * The frames that say who it was: one of each action, so that nobody acts for somebody else, and one at rest. They differ
 * in pose and time, as pictures must for a mean to be worth more than one.
 */
export function chooseFrames<Of extends FaceMoment>(
  moments: readonly Of[],
  done: readonly FoundAction[],
): Of[] {
  const acting = done.map((action) => frameOf(action, moments))
  const resting = moments.filter(({ at }) => done.every((each) => at < startOf(each) || at > endOf(each)))
  return [...new Set([...acting, frontal(resting, moments)])].flatMap((moment) => moment ?? [])
}

/** Shut eyes and open mouths are seen from the front; a turn and a nod are taken as they begin, while the face is still seen well. */
function frameOf<Of extends FaceMoment>(found: FoundAction, all: readonly Of[]): Of | undefined {
  const begins = all.findIndex(({ at }) => at >= startOf(found))
  const half = Math.floor(found.moments.length / 2)
  if (found.action === 'eyes-closed' || found.action === 'mouth-open') return all[begins + half]
  return frontal(all.slice(Math.max(0, begins - 1), begins + 1), all)
}

/** Nearest to how the face is held most of the time. */
function frontal<Of extends FaceMoment>(candidates: readonly Of[], all: readonly Of[]): Of | undefined {
  const yaw = median(all.map(({ face }) => face.pose.yaw))
  const pitch = median(all.map(({ face }) => face.pose.pitch))
  const away = ({ face: { pose } }: Of) => Math.abs(pose.yaw - yaw) + Math.abs(pose.pitch - pitch)
  return [...candidates].sort((one, other) => away(one) - away(other))[0]
}

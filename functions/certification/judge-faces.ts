import type { Face } from '../domain/face-engine.ts'
import { faceThresholds } from './face-thresholds.ts'
import { type FaceMoment, type Moment, takesOf, withFace } from './moment.ts'
import type { TryAgain } from '../domain/face-verdict.ts'
import { tryAgain } from './verdict.ts'

const { mostWithout, mostFramesWithSeveral, farthestJump, widestStretch } = faceThresholds.faces
/** Neighbours at the pace a capture has to have; a lost frame between two says nothing of a jump. */
const MS_OF_NEIGHBOURS = 160

/** One face, the whole time, where a head can be. */
export function judgeFaces(moments: readonly Moment[]): TryAgain | undefined {
  if (moments.filter(({ look }) => look.faces > 1).length > mostFramesWithSeveral)
    return tryAgain('several-faces')
  const seen = withFace(moments)
  if (moments.length - seen.length > mostWithout * moments.length) return tryAgain('no-face')
  return takesOf(seen, MS_OF_NEIGHBOURS).some(jumps) ? tryAgain('face-jumped') : undefined
}

const jumps = (take: readonly FaceMoment[]) =>
  take.slice(1).some(({ face }, place) => isJump(take[place]?.face ?? face, face))

function isJump({ box: from }: Face, { box: to }: Face) {
  const far = Math.hypot(
    to.x + to.width / 2 - from.x - from.width / 2,
    to.y + to.height / 2 - from.y - from.height / 2,
  )
  const stretch = Math.max(to.width / from.width, from.width / to.width)
  return far > farthestJump * Math.min(from.width, to.width) || stretch > widestStretch
}

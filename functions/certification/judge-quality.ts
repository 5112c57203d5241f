import { faceThresholds } from './face-thresholds.ts'
import { type FaceMoment, median } from './moment.ts'
import type { TryAgain } from '../domain/face-verdict.ts'
import { tryAgain } from './verdict.ts'

const { darkest, brightest, leastSharp, smallestFace } = faceThresholds.quality

/** Whether there was light, distance and stillness enough to see somebody by. */
export function judgeQuality(moments: readonly FaceMoment[]): TryAgain | undefined {
  const middle = (figure: 'brightness' | 'sharpness' | 'faceWidth') =>
    median(moments.map(({ face }) => face.quality[figure]))
  if (middle('brightness') < darkest) return tryAgain('too-dark')
  if (middle('brightness') > brightest) return tryAgain('too-bright')
  if (middle('faceWidth') < smallestFace) return tryAgain('too-far')
  return middle('sharpness') < leastSharp ? tryAgain('blurred') : undefined
}

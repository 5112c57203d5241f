import { faceThresholds } from './face-thresholds.ts'
import { median, type Stamp, takesOf } from './moment.ts'
import type { TryAgain } from '../domain/face-verdict.ts'
import { tryAgain } from './verdict.ts'

const { fewestFrames, msBetweenFrames, msOfPause, longestMs } = faceThresholds.capture

/** The server's clock, from the draw to the upload. */
export interface SessionTime {
  drawnAt: Date
  expiresAt: Date
  receivedAt: Date
}

/** A slow camera gives a frame twice running; those count once. */
export const withoutFrozen = <Of extends Stamp>(stamps: readonly Of[]): Of[] =>
  stamps.filter(({ digest }, at) => digest !== stamps[at - 1]?.digest)

/** Whether these frames can have been taken one after the other, fast enough, since the challenge was drawn. */
export function judgeCapture(stamps: readonly Stamp[], time: SessionTime): TryAgain | undefined {
  if (time.receivedAt >= time.expiresAt) return tryAgain('expired')
  const times = stamps.map(({ at }) => at)
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0)
  const rising = times.every(
    (at, place) => Number.isFinite(at) && (place === 0 || at > (times[place - 1] ?? at)),
  )
  const possible = span <= Math.min(longestMs, time.receivedAt.getTime() - time.drawnAt.getTime())
  if (!rising || !possible) return tryAgain('frames-out-of-time')

  const live = withoutFrozen(stamps)
  // The same bytes again after others: cut and pasted, never taken.
  if (new Set(live.map(({ digest }) => digest)).size < live.length) return tryAgain('frames-out-of-time')
  if (live.length < fewestFrames) return tryAgain('too-few-frames')
  const pauses = takesOf(live, msOfPause).flatMap((take) =>
    take.slice(1).map(({ at }, place) => at - (take[place]?.at ?? at)),
  )
  return median(pauses) > msBetweenFrames ? tryAgain('too-slow') : undefined
}

import type { FaceStanding } from '../../shared/contracts/certification.ts'
import { chinaDay } from '../../shared/vocabulary/china-day.ts'
import type { JudgeAttempt } from './attempts.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** security.md, Face check [63B]. */
const faceFailureLimits = {
  pause: { most: 5, withinMs: 3 * MINUTE, lastsMs: 30 * MINUTE },
  /** Of the calendar in China. */
  aDay: 10,
  /** Since the last success. */
  inARow: 50,
} as const

/** A person's review ends it, and no time: so long no account is left alone. */
const MEMORY_MS = 3650 * DAY

export type StandingByFailures = Extract<
  FaceStanding,
  { state: 'open' | 'paused' | 'closed-today' | 'closed-until-reviewed' }
>

/** What failures close for how long. @param failures since the last success, oldest first */
export function standingByFailures(failures: readonly number[], now: number): StandingByFailures {
  if (failures.length >= faceFailureLimits.inARow) return { state: 'closed-until-reviewed' }
  const [pauseMs, dayMs] = [pauseLeft(failures, now), dayLeft(failures, now)]
  if (pauseMs <= 0 && dayMs <= 0) return { state: 'open' }
  const retryAfterSeconds = Math.ceil(Math.max(pauseMs, dayMs) / 1000)
  return { state: pauseMs > dayMs ? 'paused' : 'closed-today', retryAfterSeconds }
}

/** The same, for whoever records a failure before it is one. */
export const withinFaceFailures: JudgeAttempt = {
  memoryMs: MEMORY_MS,
  memorySize: faceFailureLimits.inARow,
  waitMs(failures, now) {
    const standing = standingByFailures(failures, now)
    if (standing.state === 'open') return 0
    return standing.state === 'closed-until-reviewed' ? MEMORY_MS : standing.retryAfterSeconds * 1000
  },
}

/** Pause and day alone, and nothing of it for longer: for what a stranger can fail in somebody's name. */
export const withinADaysFaceFailures: JudgeAttempt = {
  ...withinFaceFailures,
  memoryMs: DAY,
  memorySize: faceFailureLimits.aDay,
}

function pauseLeft(failures: readonly number[], now: number) {
  const { most, withinMs, lastsMs } = faceFailureLimits.pause
  const fifths = failures.filter((at, place) => at - (failures[place - most + 1] ?? -Infinity) <= withinMs)
  const last = fifths.at(-1)
  return last === undefined ? 0 : last + lastsMs - now
}

function dayLeft(failures: readonly number[], now: number) {
  const today = chinaDay(new Date(now))
  const failed = failures.filter((at) => chinaDay(new Date(at)) === today)
  return failed.length >= faceFailureLimits.aDay ? Date.parse(`${today}T24:00:00+08:00`) - now : 0
}

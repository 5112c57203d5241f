import type { AttemptLog, JudgeAttempt } from '../domain/attempts.ts'

/** Under which key failures are counted, and how many of them. */
export interface FailureCount {
  key: string
  within: JudgeAttempt
}

/** Counted under every key, or under none. */
export async function countFailure(attempts: AttemptLog, counts: readonly FailureCount[], now: Date) {
  const counted: { key: string; at: Date }[] = []
  const takeBack = async () => {
    await Promise.all(counted.map(({ key, at }) => attempts.takeBack(key, at)))
  }
  for (const { key, within } of counts) {
    const attempt = await attempts.record(key, now, within)
    if (!attempt.allowed) {
      await takeBack()
      return attempt
    }
    counted.push({ key, at: attempt.at })
  }
  return { allowed: true, takeBack } as const
}

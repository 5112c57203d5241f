import type { AttemptLog } from '../domain/attempts.ts'
import { withinFaceFailures } from '../domain/face-failures.ts'

/** Counted under every key, or under none. */
export async function countFailure(attempts: AttemptLog, keys: readonly string[], now: Date) {
  const counted: { key: string; at: Date }[] = []
  const takeBack = async () => {
    await Promise.all(counted.map(({ key, at }) => attempts.takeBack(key, at)))
  }
  for (const key of keys) {
    const attempt = await attempts.record(key, now, withinFaceFailures)
    if (!attempt.allowed) {
      await takeBack()
      return attempt
    }
    counted.push({ key, at: attempt.at })
  }
  return { allowed: true, takeBack } as const
}

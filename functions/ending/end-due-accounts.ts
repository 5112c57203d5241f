import type { Due, EndingStore } from './ending.ts'

interface Ports {
  endings: EndingStore
  onFault: (fault: unknown) => void
}

/** As long as one run may take, with some to spare before the function is stopped. */
const RUN_MS = 45_000

/**
 * Ends and erases every account whose seven days are over (R19). Dies it between two steps, the next run goes on from
 * there; a fault with one account keeps no other waiting.
 */
export const endDueAccounts =
  ({ endings, onFault }: Ports, clock: () => number = Date.now) =>
  async (now: Date) => {
    const stopAt = clock() + RUN_MS
    const count = { ended: 0, failed: 0 }
    for await (const due of endings.due(now)) {
      if (clock() >= stopAt) break
      try {
        await endOne(endings, due, now)
        count.ended += 1
      } catch (fault) {
        onFault(fault)
        count.failed += 1
      }
    }
    return count
  }

async function endOne(endings: EndingStore, due: Due, now: Date) {
  await endings.end(due, now)
  await endings.erase(due.id)
  await endings.close(due)
}

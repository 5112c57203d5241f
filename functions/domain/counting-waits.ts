import type { NoticeStore } from './notice.ts'
import type { ToldRecoveries } from './recovery.ts'

/** The same notices; the wait of a recovery begins with its message (R16), which is not settled before that is known. */
export const countingWaits = <Store extends NoticeStore>(
  notices: Store,
  recoveries: ToldRecoveries,
): Store => ({
  ...notices,
  async settle(notice, toldAt) {
    if (toldAt && notice.recoveryId !== undefined) await recoveries.markTold(notice.recoveryId, toldAt)
    await notices.settle(notice, toldAt)
  },
})

import * as z from 'zod/mini'

export const DRAFT_KEY = 'registration-draft'
const DAY_MS = 86_400_000
/** Since the last answer. */
export const DAYS_ON_DEVICE = 7
export const MINUTES_IN_TAB = 30

/** Where a draft lies: on the device, which outlives the browser, or in this tab alone (somebody else may sit there soon). */
export type DraftShelf = 'device' | 'tab'
export const msToKeep: Readonly<Record<DraftShelf, number>> = {
  device: DAYS_ON_DEVICE * DAY_MS,
  tab: MINUTES_IN_TAB * 60_000,
}

const agedSchema = z.object({ at: z.int() })

export function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

/** For every start: a draft promised to be gone is gone, whether or not somebody goes on with it. */
export function forgetOldDraft(storage: Storage, now: number) {
  const text = storage.getItem(DRAFT_KEY)
  if (text === null) return
  const aged = agedSchema.safeParse(parseJson(text))
  if (!aged.success || now - aged.data.at > msToKeep.device) storage.removeItem(DRAFT_KEY)
}

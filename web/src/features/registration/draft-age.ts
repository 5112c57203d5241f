import * as z from 'zod/mini'

export const DRAFT_KEY = 'registration-draft'
const DAY_MS = 86_400_000
/** Since the last answer. */
export const DAYS_ON_DEVICE = 7
export const MINUTES_IN_TAB = 30

/** Where a draft lies: on the device, which outlives the browser, or in this tab alone (somebody else may sit there soon). */
export type DraftShelf = 'device' | 'tab'
const msToKeep: Readonly<Record<DraftShelf, number>> = {
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

// Looked up at each use: a browser that forbids storage throws at the very name.
export const storageOf = (shelf: DraftShelf) => (shelf === 'device' ? localStorage : sessionStorage)

/** For every start: a draft promised to be gone is gone, whether or not somebody goes on with it. */
export function forgetOldDrafts(now: number) {
  for (const shelf of ['device', 'tab'] as const) {
    const text = storageOf(shelf).getItem(DRAFT_KEY)
    if (text === null) continue
    const aged = agedSchema.safeParse(parseJson(text))
    if (!aged.success || now - aged.data.at > msToKeep[shelf]) storageOf(shelf).removeItem(DRAFT_KEY)
  }
}

import * as z from 'zod/mini'
import { DRAFT_KEY, type DraftShelf, msToKeep, parseJson } from './draft-age.ts'
import { draftSchema, emptyDraft, type RegistrationDraft, withoutLapsed } from './registration-draft.ts'

const storedSchema = z.object({ version: z.literal(2), at: z.int(), draft: draftSchema })

interface KeptDraft {
  shelf: DraftShelf
  /** When the last answer was given (ms since the epoch). */
  at: number
  draft: RegistrationDraft
}

// Looked up at each use: a browser that forbids storage throws at the very name.
const storageOf = (shelf: DraftShelf) => (shelf === 'device' ? localStorage : sessionStorage)

/** What was kept here, wherever it was; what is too old or cannot be read is no draft. */
export const readDraft = (now: number): KeptDraft | undefined =>
  readFrom('device', now) ?? readFrom('tab', now)

function readFrom(shelf: DraftShelf, now: number): KeptDraft | undefined {
  const stored = storedSchema.safeParse(parseJson(storageOf(shelf).getItem(DRAFT_KEY)))
  if (!stored.success || now - stored.data.at > msToKeep[shelf]) return undefined
  const { at, draft } = stored.data
  return { shelf, at, draft: withoutLapsed(draft, now) }
}

export function keepDraft(shelf: DraftShelf, draft: RegistrationDraft, now: number) {
  dropDraft()
  if (isUntouched(draft)) return
  const stored: z.infer<typeof storedSchema> = { version: 2, at: now, draft: withoutLapsed(draft, now) }
  storageOf(shelf).setItem(DRAFT_KEY, JSON.stringify(stored))
}

export function dropDraft() {
  for (const shelf of ['device', 'tab'] as const) storageOf(shelf).removeItem(DRAFT_KEY)
}

const isUntouched = (draft: RegistrationDraft) => JSON.stringify(draft) === JSON.stringify(emptyDraft())

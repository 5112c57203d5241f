import * as z from 'zod/mini'
import { DRAFT_KEY, type DraftShelf, forgetOldDrafts, parseJson, storageOf } from './draft-age.ts'
import { draftSchema, emptyDraft, type RegistrationDraft, withoutLapsed } from './registration-draft.ts'

const storedSchema = z.object({ version: z.literal(2), at: z.int(), draft: draftSchema })

interface KeptDraft {
  shelf: DraftShelf
  /** When the last answer was given (ms since the epoch). */
  at: number
  draft: RegistrationDraft
}

/** What was kept here, wherever it was; what is too old or cannot be read is no draft. */
export function readDraft(now: number): KeptDraft | undefined {
  forgetOldDrafts(now)
  return readFrom('device', now) ?? readFrom('tab', now)
}

function readFrom(shelf: DraftShelf, now: number): KeptDraft | undefined {
  const stored = storedSchema.safeParse(parseJson(storageOf(shelf).getItem(DRAFT_KEY)))
  if (!stored.success) return undefined
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

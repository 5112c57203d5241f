import { reactive, shallowRef, watch } from 'vue'
import { dropDraft, keepDraft, readDraft } from './kept-draft.ts'
import type { DraftShelf } from './draft-age.ts'
import { emptyDraft } from './registration-draft.ts'
import type { Place } from './place.ts'

/** The answers given so far, and where they are kept until the account is made or the person deletes them. */
export function useDraft(place: Place, now: () => number) {
  const kept = readDraft(now())
  const draft = reactive(kept?.draft ?? emptyDraft())
  const shelf = shallowRef<DraftShelf>(place === 'phone' ? 'device' : (kept?.shelf ?? 'tab'))
  /** When the answers were given that an earlier visit left here. */
  const resumedFrom = shallowRef(kept?.draft.accountKind ? kept.at : undefined)
  const stopKeeping = watch([draft, shelf], () => keepDraft(shelf.value, draft, now()))

  function startAnew() {
    Object.assign(draft, emptyDraft())
    resumedFrom.value = undefined
    dropDraft()
  }

  function finish() {
    stopKeeping()
    dropDraft()
  }

  return { draft, shelf, resumedFrom, startAnew, finish }
}

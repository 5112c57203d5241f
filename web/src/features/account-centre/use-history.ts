import { computed, shallowRef } from 'vue'
import {
  type AccountEventShown,
  disownSignIn,
  readHistory,
} from '../../../../shared/contracts/account-centre.ts'
import type { Refused, RefusalTo } from '../../api/call.ts'
import { useAppServices } from '../../app-services.ts'
import { onReturn } from '../../offline/on-return.ts'

type Loading =
  { name: 'idle' } | { name: 'loading' } | { name: 'failed'; refused: Refused<RefusalTo<typeof readHistory>> }

type Disowning =
  | { name: 'idle' }
  | { name: 'asking'; event: AccountEventShown }
  | { name: 'sending'; event: AccountEventShown }
  | { name: 'refused'; event: AccountEventShown; refused: Refused<RefusalTo<typeof disownSignIn>> }
  | { name: 'done'; sessionsEnded: number }

/** What happened to the account, newest first, page after page; and «this was not me». */
export function useHistory() {
  const { call } = useAppServices()
  /** `undefined` until the first page came. */
  const events = shallowRef<readonly AccountEventShown[]>()
  const next = shallowRef<string | null>(null)
  const loading = shallowRef<Loading>({ name: 'idle' })
  const disowning = shallowRef<Disowning>({ name: 'idle' })
  const hasMore = computed(() => next.value !== null)

  async function load(after: string | null) {
    if (loading.value.name === 'loading') return
    loading.value = { name: 'loading' }
    const reply = await call(readHistory, after === null ? {} : { after })
    if (!reply.ok) {
      loading.value = { name: 'failed', refused: reply }
      return
    }
    const known = new Set(after === null ? [] : events.value?.map(({ id }) => id))
    const kept = after === null ? [] : (events.value ?? [])
    events.value = [...kept, ...reply.value.events.filter(({ id }) => !known.has(id))]
    next.value = reply.value.after
    loading.value = { name: 'idle' }
  }

  const start = () => load(null)
  const loadMore = () => load(next.value)
  const ask = (event: AccountEventShown) => void (disowning.value = { name: 'asking', event })
  const cancel = () => void (disowning.value = { name: 'idle' })

  async function disown(everywhere: boolean) {
    if (disowning.value.name !== 'asking' && disowning.value.name !== 'refused') return
    const { event } = disowning.value
    disowning.value = { name: 'sending', event }
    const reply = await call(disownSignIn, { eventId: event.id, everywhere })
    disowning.value = reply.ok
      ? { name: 'done', sessionsEnded: reply.value.sessionsEnded }
      : { name: 'refused', event, refused: reply }
    if (reply.ok) await start()
  }

  void start()
  onReturn(() => {
    if (disowning.value.name === 'idle' || disowning.value.name === 'done') void start()
  })
  return { events, hasMore, loading, disowning, start, loadMore, ask, cancel, disown }
}

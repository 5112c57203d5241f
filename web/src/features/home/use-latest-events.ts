import { computed, shallowRef } from 'vue'
import { type AccountEventShown, readHistory } from '../../../../shared/contracts/account-centre.ts'
import type { RefusalTo } from '../../api/call.ts'
import { useAppServices } from '../../app-services.ts'
import { onReturn } from '../../offline/on-return.ts'
import { useStrangeSignIn } from '../../session/use-strange-sign-in.ts'

const SHOWN = 3

type Latest =
  | { name: 'loading' }
  | { name: 'shown'; events: readonly AccountEventShown[] }
  | { name: 'failed'; refusal: RefusalTo<typeof readHistory> }

/** The last things that happened; asked again whenever the person comes back to the page. */
export function useLatestEvents() {
  const { call, now } = useAppServices()
  const latest = shallowRef<Latest>({ name: 'loading' })

  async function load() {
    const reply = await call(readHistory, {})
    if (reply.ok) latest.value = { name: 'shown', events: reply.value.events }
    else if (latest.value.name !== 'shown') latest.value = { name: 'failed', refusal: reply.refusal }
  }

  const events = computed(() => (latest.value.name === 'shown' ? latest.value.events : []))
  const newest = computed(() => events.value.slice(0, SHOWN))
  const { strange, thatWasMe } = useStrangeSignIn(() => events.value, now)

  void load()
  onReturn(() => void load())
  return { latest, events, now, newest, strange, thatWasMe, load }
}

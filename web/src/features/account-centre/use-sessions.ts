import { computed, shallowRef } from 'vue'
import { endOtherSessions, endSession, readSessions } from '../../../../shared/contracts/account-centre.ts'
import type { OutputOf } from '../../../../shared/contracts/endpoint.ts'
import type { Refused, RefusalTo } from '../../api/call.ts'
import { useAppServices } from '../../app-services.ts'
import { onReturn } from '../../offline/on-return.ts'

export type SessionShown = OutputOf<typeof readSessions>['sessions'][number]

/** One session, or all but the one in hand. */
type Target = SessionShown | 'all-others'

type EndRefused = Refused<RefusalTo<typeof endSession> | RefusalTo<typeof endOtherSessions>>
export type Ending =
  | { name: 'idle' }
  | { name: 'asking'; target: Target }
  | { name: 'sending'; target: Target }
  | { name: 'refused'; target: Target; refused: EndRefused }
  | { name: 'done'; target: Target }

/** Where the account is signed in; asked again whenever the person comes back to the page. */
export function useSessions() {
  const { call } = useAppServices()
  /** `undefined` until they came once. */
  const sessions = shallowRef<readonly SessionShown[]>()
  /** Why what is shown is not what is now. */
  const failed = shallowRef<Refused<RefusalTo<typeof readSessions>>>()
  const ending = shallowRef<Ending>({ name: 'idle' })
  const others = computed(() => sessions.value?.filter(({ isThis }) => !isThis) ?? [])

  async function load() {
    const reply = await call(readSessions, {})
    if (reply.ok) sessions.value = reply.value.sessions
    failed.value = reply.ok ? undefined : reply
  }

  const ask = (target: Target) => void (ending.value = { name: 'asking', target })
  const cancel = () => void (ending.value = { name: 'idle' })

  /** Done only once the list shows it. */
  async function end() {
    if (ending.value.name !== 'asking' && ending.value.name !== 'refused') return
    const { target } = ending.value
    ending.value = { name: 'sending', target }
    const reply =
      target === 'all-others'
        ? await call(endOtherSessions, {})
        : await call(endSession, { sessionId: target.id })
    if (!reply.ok) {
      ending.value = { name: 'refused', target, refused: reply }
      return
    }
    await load()
    ending.value = { name: 'done', target }
  }

  void load()
  onReturn(() => {
    if (ending.value.name === 'idle' || ending.value.name === 'done') void load()
  })
  return { sessions, others, failed, ending, load, ask, cancel, end }
}

import { shallowRef } from 'vue'
import type { InputOf, OutputOf } from '../../../../shared/contracts/endpoint.ts'
import { readFaceRoute } from '../../../../shared/contracts/certification.ts'
import type { Call, Refused, RefusalTo } from '../../api/call.ts'

/** Whose check it is, as every operation of it is told. */
export type FaceSubject = InputOf<typeof readFaceRoute>
export type FaceRoute = OutputOf<typeof readFaceRoute>

type ReadRefusal = RefusalTo<typeof readFaceRoute>
/** Nothing is to be had for this subject any more. */
export type SubjectEnd = Extract<ReadRefusal, `hand-over-${string}` | `recovery-${string}`>

export type RouteShown =
  | { name: 'reading' }
  | { name: 'failed'; refused: Refused<Exclude<ReadRefusal, SubjectEnd>> }
  | { name: 'ended'; why: SubjectEnd }
  | { name: 'shown'; route: FaceRoute }

export function useFaceRoute(call: Call, subject: FaceSubject) {
  const shown = shallowRef<RouteShown>({ name: 'reading' })

  async function read() {
    shown.value = { name: 'reading' }
    const reply = await call(readFaceRoute, subject)
    if (reply.ok) return void (shown.value = { name: 'shown', route: reply.value })
    const { refusal } = reply
    shown.value = isEnd(refusal)
      ? { name: 'ended', why: refusal }
      : { name: 'failed', refused: { ...reply, refusal } }
  }

  return { shown, read }
}

const isEnd = (refusal: ReadRefusal): refusal is SubjectEnd =>
  refusal.startsWith('hand-over-') || refusal.startsWith('recovery-')

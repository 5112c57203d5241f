import { shallowRef } from 'vue'
import { takeFaceHandOver } from '../../../../shared/contracts/face-hand-over.ts'
import type { Call, Refused, RefusalTo } from '../../api/call.ts'
import { takenOver } from './kept-hand-over.ts'

type TakeRefusal = RefusalTo<typeof takeFaceHandOver>
/** No usable answer: to be pressed again. */
export type TakeTrouble = 'offline' | 'unavailable' | 'signed-out'
export type TakeEnd = Exclude<TakeRefusal, TakeTrouble>

export type TakeStep =
  | { name: 'nothing' }
  /** Told what it is; nothing was sent yet. */
  | { name: 'asked'; ticket: string; isTaking: boolean; trouble?: Refused<TakeTrouble> }
  | { name: 'taken'; ticket: string }
  | { name: 'ended'; why: TakeEnd }

/** A face check that somebody handed over to this phone. */
export function useTakeOver({ call, now }: { call: Call; now: () => number }) {
  const step = shallowRef<TakeStep>({ name: 'nothing' })

  /** With what the link brought; what was taken here before goes on by itself. */
  function start() {
    const kept = takenOver.read(now())
    if (!kept) return void (step.value = { name: 'nothing' })
    step.value = { name: 'asked', ticket: kept.ticket, isTaking: false }
    if (kept.isTaken) void take()
  }

  async function take() {
    if (step.value.name !== 'asked' || step.value.isTaking) return
    const { ticket } = step.value
    step.value = { name: 'asked', ticket, isTaking: true }
    const reply = await call(takeFaceHandOver, { ticket })
    if (reply.ok) {
      takenOver.keep({ ticket, until: now() + reply.value.expiresInMs, isTaken: true })
      return void (step.value = { name: 'taken', ticket })
    }
    const { refusal } = reply
    if (isTrouble(refusal))
      return void (step.value = { name: 'asked', ticket, isTaking: false, trouble: { ...reply, refusal } })
    takenOver.drop()
    step.value = { name: 'ended', why: refusal }
  }

  return { step, start, take }
}

const isTrouble = (refusal: TakeRefusal): refusal is TakeTrouble =>
  refusal === 'offline' || refusal === 'unavailable' || refusal === 'signed-out'

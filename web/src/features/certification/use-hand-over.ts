import { onScopeDispose, shallowRef, watch } from 'vue'
import type { OutputOf } from '../../../../shared/contracts/endpoint.ts'
import {
  cancelFaceHandOver,
  finishFaceHandOver,
  openFaceHandOver,
  watchFaceHandOver,
} from '../../../../shared/contracts/face-hand-over.ts'
import type { Holder } from '../../../../shared/contracts/holder.ts'
import type { Whereabouts } from '../../../../shared/contracts/scan-login.ts'
import { readSession } from '../../../../shared/contracts/sign-in.ts'
import type { Call, Refused, RefusalTo } from '../../api/call.ts'
import { pollingWatch, type Watch } from '../../api/polling-watch.ts'
import { useCountdown } from '../../api/use-countdown.ts'
import { handedOver } from './kept-hand-over.ts'

type Sight = OutputOf<typeof watchFaceHandOver> | { state: 'lost' } | { state: 'unreachable' }
/** `lost`: the server knows nothing of it, for this account. */
export type HandOverEnd = 'cancelled' | 'expired' | 'lost'

export type FinishTrouble = Exclude<
  RefusalTo<typeof finishFaceHandOver>,
  'hand-over-unknown' | 'hand-over-not-certified'
>

export type HandOverStep =
  | { name: 'opening'; refused?: Refused<RefusalTo<typeof openFaceHandOver>> }
  | { name: 'waiting'; ticket: string }
  | { name: 'taken'; ticket: string; where: Whereabouts; cancelling: 'no' | 'asking' | 'sending' }
  /** Certified over there; this browser asks for the session that knows so. */
  | { name: 'finishing'; ticket: string; refused?: Refused<FinishTrouble> }
  | { name: 'done' }
  | { name: 'ended'; why: HandOverEnd }

interface Surroundings {
  call: Call
  now: () => number
  signIn: (holder: Holder) => void
}

/** The account's face check on its way to another phone, as the page sees it that sent it there. */
export function useHandOver({ call, now, signIn }: Surroundings) {
  const step = shallowRef<HandOverStep>({ name: 'opening' })
  /** The last look got no answer; the watch goes on by itself. */
  const isUnreachable = shallowRef(false)
  const { secondsLeft, start: countDown } = useCountdown(now)
  let looking: Watch<Sight> | undefined

  /** Goes on with the one that this tab has already, or opens one. */
  async function open() {
    const kept = handedOver.read(now())
    step.value = { name: 'opening' }
    if (kept) {
      follow(kept.ticket, kept.until - now())
      return lookNow()
    }
    const reply = await call(openFaceHandOver, {})
    if (!reply.ok && reply.refusal === 'already-certified') return findOut()
    if (!reply.ok) return void (step.value = { name: 'opening', refused: reply })
    const { ticket, expiresInMs } = reply.value
    handedOver.keep({ ticket, until: now() + expiresInMs })
    follow(ticket, expiresInMs)
    step.value = { name: 'waiting', ticket }
  }

  function follow(ticket: string, expiresInMs: number) {
    leave()
    isUnreachable.value = false
    countDown(expiresInMs / 1000)
    looking = pollingWatch(() => lookAt(ticket), now)
    looking.start((sight) => onSight(ticket, sight))
  }

  async function lookAt(ticket: string): Promise<Sight> {
    const reply = await call(watchFaceHandOver, { ticket })
    if (reply.ok) return reply.value
    return { state: reply.refusal === 'hand-over-unknown' ? 'lost' : 'unreachable' }
  }

  function onSight(ticket: string, sight: Sight) {
    isUnreachable.value = sight.state === 'unreachable'
    switch (sight.state) {
      case 'unreachable':
        if (secondsLeft.value === 0) end('expired')
        else if (step.value.name === 'opening') step.value = { name: 'waiting', ticket }
        return
      case 'waiting':
        countDown(sight.expiresInMs / 1000)
        return void (step.value = { name: 'waiting', ticket })
      case 'taken':
        countDown(sight.expiresInMs / 1000)
        return showTaken(ticket, sight.where)
      case 'certified':
        return void finish(ticket)
      default:
        return end(sight.state)
    }
  }

  function showTaken(ticket: string, where: Whereabouts) {
    const cancelling = step.value.name === 'taken' ? step.value.cancelling : 'no'
    step.value = { name: 'taken', ticket, where, cancelling }
  }

  async function finish(ticket: string) {
    leave()
    step.value = { name: 'finishing', ticket }
    const reply = await call(finishFaceHandOver, { ticket })
    if (reply.ok) return enter(reply.value)
    const { refusal } = reply
    if (refusal === 'hand-over-unknown') return end('lost')
    if (refusal === 'hand-over-not-certified') return findOut()
    step.value = { name: 'finishing', ticket, refused: { ...reply, refusal } }
  }

  /** Another page or phone of this account was quicker. */
  async function findOut() {
    const reply = await call(readSession, {})
    if (reply.ok && reply.value.holder?.level === 'L3') enter(reply.value.holder)
    else end('lost')
  }

  function enter(holder: Holder) {
    handedOver.drop()
    step.value = { name: 'done' }
    signIn(holder)
  }

  /** Once a phone has it, somebody may be before its camera: that is asked first. */
  function askToCancel() {
    if (step.value.name === 'taken') step.value = { ...step.value, cancelling: 'asking' }
    else void cancel()
  }

  function keepOn() {
    if (step.value.name === 'taken') step.value = { ...step.value, cancelling: 'no' }
  }

  async function cancel() {
    if (step.value.name !== 'waiting' && step.value.name !== 'taken') return
    if (step.value.name === 'taken') step.value = { ...step.value, cancelling: 'sending' }
    const reply = await call(cancelFaceHandOver, { ticket: step.value.ticket })
    if (reply.ok) return end('cancelled')
    // Over already, or no answer: what has become of it is seen at the next look.
    keepOn()
    isUnreachable.value = reply.refusal === 'offline' || reply.refusal === 'unavailable'
    looking?.lookNow()
  }

  function end(why: HandOverEnd) {
    leave()
    handedOver.drop()
    step.value = { name: 'ended', why }
  }

  const leave = () => looking?.stop()
  const lookNow = () => looking?.lookNow()
  const finishAgain = () => step.value.name === 'finishing' && void finish(step.value.ticket)

  watch(secondsLeft, (seconds) => {
    if (seconds === 0) lookNow()
  })
  onScopeDispose(leave)

  return { step, secondsLeft, isUnreachable, open, lookNow, askToCancel, keepOn, cancel, finishAgain }
}

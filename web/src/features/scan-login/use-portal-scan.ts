import { onScopeDispose, shallowRef, watch } from 'vue'
import type { OutputOf } from '../../../../shared/contracts/endpoint.ts'
import type { Holder } from '../../../../shared/contracts/holder.ts'
import { cancelScanLogin, claimScanLogin, openScanLogin } from '../../../../shared/contracts/scan-login.ts'
import { readSession } from '../../../../shared/contracts/sign-in.ts'
import type { ScanCodeText } from '../../../../shared/vocabulary/scan-login.ts'
import type { Call, RefusalTo } from '../../api/call.ts'
import { useCountdown } from '../../api/use-countdown.ts'
import type { ScanLoginWatch, Sight } from './scan-login-watch.ts'
import type { Trouble } from './use-scan-login.ts'

export type PortalEnd =
  | Exclude<RefusalTo<typeof claimScanLogin>, Trouble | 'signed-out'>
  | 'declined'
  | 'wrong-number'
  | 'cancelled'

export type PortalStep =
  | { name: 'opening'; trouble?: Trouble }
  | { name: 'showing'; text: ScanCodeText }
  | { name: 'scanned'; maskedName: string; number: string; isCancelling: boolean }
  | { name: 'claiming'; trouble?: Trouble }
  | { name: 'signed-in' }
  | { name: 'ended'; why: PortalEnd }

interface Surroundings {
  call: Call
  now: () => number
  watch: ScanLoginWatch
  signIn: (holder: Holder) => void
}
type ShownCode = OutputOf<typeof openScanLogin>['code']

export function usePortalScan({ call, now, watch: scanWatch, signIn }: Surroundings) {
  const step = shallowRef<PortalStep>({ name: 'opening' })
  /** The last look got no answer; the watch goes on by itself. */
  const isUnreachable = shallowRef(false)
  const { secondsLeft, start: countDown } = useCountdown(now)
  let swap: ReturnType<typeof setTimeout> | undefined

  async function open() {
    leave()
    isUnreachable.value = false
    step.value = { name: 'opening' }
    const reply = await call(openScanLogin, {})
    if (!reply.ok) return void (step.value = { name: 'opening', trouble: troubleOf(reply.refusal) })
    show(reply.value.code)
    countDown(reply.value.expiresInMs / 1000)
    scanWatch.start(onSight)
  }

  /** Draws the code, and the next one when its time comes: that needs no request. */
  function show({ text, nextText, changesInMs }: ShownCode) {
    clearTimeout(swap)
    step.value = { name: 'showing', text }
    swap = setTimeout(() => {
      if (step.value.name === 'showing') step.value = { name: 'showing', text: nextText }
    }, changesInMs)
  }

  function onSight(sight: Sight) {
    isUnreachable.value = sight.state === 'unreachable'
    switch (sight.state) {
      case 'unreachable':
        if (secondsLeft.value === 0) end('scan-login-expired')
        return
      case 'waiting':
        countDown(sight.expiresInMs / 1000)
        return show(sight.code)
      case 'scanned':
        countDown(sight.expiresInMs / 1000)
        return showNumber(sight)
      case 'confirmed':
        return void claim()
      case 'claimed':
        return void findOutWhoIsIn()
      case 'declined':
        return end(sight.because === 'person' ? 'declined' : 'wrong-number')
      case 'cancelled':
        return end('cancelled')
      case 'expired':
        return end('scan-login-expired')
      case 'lost':
        return end('scan-login-unknown')
    }
  }

  function showNumber({ maskedName, number }: { maskedName: string; number: string }) {
    const isCancelling = step.value.name === 'scanned' && step.value.isCancelling
    step.value = { name: 'scanned', maskedName, number, isCancelling }
  }

  async function claim() {
    leave()
    step.value = { name: 'claiming' }
    const reply = await call(claimScanLogin, {})
    if (reply.ok) return enter(reply.value)
    const { refusal } = reply
    if (refusal === 'offline' || refusal === 'unavailable' || refusal === 'signed-out')
      step.value = { name: 'claiming', trouble: troubleOf(refusal) }
    else end(refusal)
  }

  /** Another page of this browser was quicker: its session is ours too. */
  async function findOutWhoIsIn() {
    leave()
    const reply = await call(readSession, {})
    if (reply.ok && reply.value.holder) enter(reply.value.holder)
    else end('scan-login-over')
  }

  function enter(holder: Holder) {
    step.value = { name: 'signed-in' }
    signIn(holder)
  }

  async function cancel() {
    const scanned = step.value
    if (scanned.name !== 'scanned' || scanned.isCancelling) return
    step.value = { ...scanned, isCancelling: true }
    const reply = await call(cancelScanLogin, {})
    if (reply.ok) return end('cancelled')
    // Over already, or no answer: what has become of it is seen at the next look.
    if (isShowingNumber(step.value)) step.value = { ...scanned, isCancelling: false }
    scanWatch.lookNow()
  }

  function end(why: PortalEnd) {
    leave()
    step.value = { name: 'ended', why }
  }

  function leave() {
    scanWatch.stop()
    clearTimeout(swap)
  }

  watch(secondsLeft, (seconds) => {
    if (seconds === 0) scanWatch.lookNow()
  })
  onScopeDispose(leave)

  return { step, secondsLeft, isUnreachable, open, cancel, claim }
}

const isShowingNumber = (it: PortalStep) => it.name === 'scanned'
const troubleOf = (refusal: string): Trouble => (refusal === 'offline' ? 'offline' : 'unavailable')

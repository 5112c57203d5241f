import { shallowRef, watch } from 'vue'
import {
  agreeToFaceRecognition,
  judgeFaceCheck,
  startFaceCheck,
} from '../../../../shared/contracts/certification.ts'
import { FACE_AGREEMENT_VERSION } from '../../../../shared/contracts/consent.ts'
import type { InputOf, OutputOf } from '../../../../shared/contracts/endpoint.ts'
import type { Holder } from '../../../../shared/contracts/holder.ts'
import type { BodyPart } from '../../../../shared/vocabulary/face-action.ts'
import type { Call, Refused, RefusalTo } from '../../api/call.ts'
import { useCountdown } from '../../api/use-countdown.ts'
import { forgetFailedChecks, noteFailedCheck } from '../../session/failed-face-checks.ts'
import type { CapturedFrame } from './use-face-capture.ts'
import type { FaceRoute, FaceSubject } from './use-face-route.ts'

export type FacePurpose = InputOf<typeof startFaceCheck>['purpose']
export type GivenBy = InputOf<typeof agreeToFaceRecognition>['givenBy']
export type DrawnCheck = OutputOf<typeof startFaceCheck>
export type NotPassed = Exclude<OutputOf<typeof judgeFaceCheck>, { verdict: 'certified' }>

type AgreeRefusal = RefusalTo<typeof agreeToFaceRecognition>
type DrawRefusal = RefusalTo<typeof startFaceCheck>
type JudgeRefusal = RefusalTo<typeof judgeFaceCheck>

/** Whatever closes the route or ends the subject: reading it anew shows it. */
const changesOfRoute = [
  'hand-over-unknown',
  'hand-over-expired',
  'hand-over-over',
  'recovery-unknown',
  'recovery-expired',
  'recovery-over',
  'already-certified',
  'no-face-route',
  'consent-needed',
  'face-route-paused',
  'face-route-closed-today',
  'face-route-closed-until-reviewed',
] as const
type ChangeOfRoute = (typeof changesOfRoute)[number]
const isChangeOfRoute = (refusal: string): refusal is ChangeOfRoute =>
  changesOfRoute.some((change) => change === refusal)

export type AgreeTrouble = Exclude<AgreeRefusal, ChangeOfRoute>
export type DrawTrouble = Exclude<DrawRefusal, ChangeOfRoute>
/** The same frames may be sent again. */
export type SendTrouble = Exclude<JudgeRefusal, ChangeOfRoute | 'check-unknown' | 'check-over'>

export type Asking<Refusal extends string> =
  { name: 'idle' } | { name: 'busy' } | { name: 'refused'; refused: Refused<Refusal> }

export interface Sending {
  name: 'sending'
  check: DrawnCheck
  frames: readonly CapturedFrame[]
  /** Undefined while it is under way. */
  trouble?: Refused<SendTrouble>
}

export type CheckStep =
  | { name: 'agreement'; asking: Asking<AgreeTrouble> }
  | { name: 'preparing' }
  | { name: 'drawn'; check: DrawnCheck }
  | { name: 'capturing'; check: DrawnCheck }
  | Sending
  | { name: 'told'; verdict: NotPassed }
  /** The draw is good for nothing any more, and nothing was judged. */
  | { name: 'void' }

interface Surroundings {
  call: Call
  now: () => number
  subject: FaceSubject
  purpose: FacePurpose
  route: FaceRoute
  /** @param holder null where the check is not of who is signed in here */
  onPassed: (holder: Holder | null) => void
  onRouteChanged: () => void
}

/** From consent to verdict, whatever the check is for. */
export function useFaceCheck(surroundings: Surroundings) {
  const { call, now, subject, purpose, route } = surroundings
  const step = shallowRef<CheckStep>(
    route.consentedAt === null ? { name: 'agreement', asking: { name: 'idle' } } : { name: 'preparing' },
  )
  const consentedAt = shallowRef(route.consentedAt)
  const drawing = shallowRef<Asking<DrawTrouble>>({ name: 'idle' })
  /** What the body cannot do, for every draw of this visit. */
  const excluded = shallowRef<readonly BodyPart[]>([])
  const { secondsLeft, start: countDown } = useCountdown(now)
  const { secondsLeft: secondsToWait, start: wait } = useCountdown(now)
  watch(drawing, (state) => wait((state.name === 'refused' && state.refused.retryAfterSeconds) || 0))

  async function agree(givenBy: GivenBy) {
    step.value = { name: 'agreement', asking: { name: 'busy' } }
    const reply = await call(agreeToFaceRecognition, { ...subject, version: FACE_AGREEMENT_VERSION, givenBy })
    if (reply.ok) {
      consentedAt.value = reply.value.consentedAt
      return void (step.value = { name: 'preparing' })
    }
    const { refusal } = reply
    if (isChangeOfRoute(refusal)) return surroundings.onRouteChanged()
    step.value = { name: 'agreement', asking: { name: 'refused', refused: { ...reply, refusal } } }
  }

  /** The first draw, another one instead, or the next after a verdict. */
  async function draw() {
    if (drawing.value.name === 'busy') return
    drawing.value = { name: 'busy' }
    const declined = step.value.name === 'drawn' ? { insteadOf: step.value.check.checkId } : {}
    const reply = await call(startFaceCheck, {
      ...subject,
      purpose,
      excluded: [...excluded.value],
      ...declined,
    })
    if (reply.ok) {
      drawing.value = { name: 'idle' }
      countDown(reply.value.expiresInMs / 1000)
      return void (step.value = { name: 'drawn', check: reply.value })
    }
    const { refusal } = reply
    if (isChangeOfRoute(refusal)) return surroundings.onRouteChanged()
    drawing.value = { name: 'refused', refused: { ...reply, refusal } }
  }

  function startCapture() {
    if (step.value.name === 'drawn') step.value = { name: 'capturing', check: step.value.check }
  }

  /** Out of the camera; the draw lives on. */
  function leaveCapture() {
    if (step.value.name === 'capturing') step.value = { name: 'drawn', check: step.value.check }
  }

  function send(frames: readonly CapturedFrame[]) {
    if (step.value.name === 'capturing') void upload({ name: 'sending', check: step.value.check, frames })
  }

  /** The same frames, as the same wish: judged once however often they arrive. */
  function sendAgain() {
    if (step.value.name !== 'sending' || !step.value.trouble) return
    const { check, frames } = step.value
    void upload({ name: 'sending', check, frames })
  }

  async function upload(sending: Sending) {
    step.value = sending
    const { checkId } = sending.check
    const reply = await call(judgeFaceCheck, { ...subject, checkId, frames: [...sending.frames] })
    if (step.value !== sending) return
    if (reply.ok) return conclude(checkId, reply.value)
    const { refusal } = reply
    if (isChangeOfRoute(refusal)) return surroundings.onRouteChanged()
    if (refusal === 'check-unknown' || refusal === 'check-over') return void (step.value = { name: 'void' })
    step.value = { ...sending, trouble: { ...reply, refusal } }
  }

  function conclude(checkId: string, verdict: OutputOf<typeof judgeFaceCheck>) {
    if (verdict.verdict === 'certified') {
      forgetFailedChecks()
      return surroundings.onPassed(verdict.holder)
    }
    note(checkId, verdict)
    step.value = { name: 'told', verdict }
  }

  /** For a report to the help desk (R23). */
  function note(checkId: string, { reason, ...rest }: NotPassed) {
    const action = 'action' in rest && rest.action ? { action: rest.action } : {}
    noteFailedCheck({ checkId, at: now(), reason, ...action }, route.person)
  }

  function prepare() {
    drawing.value = { name: 'idle' }
    step.value = { name: 'preparing' }
  }

  return {
    purpose,
    step,
    consentedAt,
    drawing,
    excluded,
    secondsLeft,
    secondsToWait,
    agree,
    draw,
    startCapture,
    leaveCapture,
    send,
    sendAgain,
    prepare,
  }
}

export type FaceCheck = ReturnType<typeof useFaceCheck>

import type { FaceAction } from '../../../../shared/vocabulary/face-action.ts'
import type { Glimpse, GlimpsedFace } from '../../device/face/face-camera.ts'
import { aimHint, isHeldStill, seenHint } from './aim.ts'
import type { CaptureCue } from './capture-cue.ts'
import type { CaptureState } from './capture-state.ts'
import { type Take, takeAround, takeUnseen } from './capture-takes.ts'
import { guideLines } from './guide-lines.ts'
import { actionSeen, hasStrayed, isAtRest, isSettled } from './seen-action.ts'
import { momentsOf, restOf, type SeenMoment } from './seen-moment.ts'

const { aim, actions: lines, rest: near, msOfPatience, msOfAll, msToSettle } = guideLines
const MS_REMEMBERED = 12_000
/** Of the looks of a take, how many may see no face, or two. */
const MOST_BLIND = 0.15

/** What a look has led to. */
export interface Next {
  state: CaptureState
  cue?: CaptureCue
  /** To be kept; nothing goes on until the flow has been told whether its recording is good. */
  take?: Take
}

interface Asked {
  actions: readonly FaceAction[]
  /** Eyes which the guide did not see shut the last time: they are left to the judge. */
  eyesUnseen: boolean
}

type Phase =
  | { name: 'aim'; first?: GlimpsedFace; since: number }
  | { name: 'do'; askedAt: number }
  | { name: 'back'; askedAt: number; seenAt: number }
  | { name: 'keep'; take: Take }
  | { name: 'over' }

/** Leads through aiming and the actions, look by look; it knows no clock but that of the looks. */
export function captureFlow({ actions, eyesUnseen }: Asked) {
  let glimpses: Glimpse[] = []
  let phase: Phase = { name: 'aim', since: 0 }
  let next: Next = { state: { name: 'aiming', hint: 'no-face', share: 0 } }
  let rest: SeenMoment = restOf([])
  let step = 0
  let startedAt = 0
  let lastTakeEnds = -Infinity

  const now = () => glimpses.at(-1)?.at ?? 0
  const momentsSince = (from: number) => momentsOf(glimpses.filter(({ at }) => at >= from))
  const isUnseen = () => eyesUnseen && actions[step] === 'eyes-closed'

  function see(glimpse: Glimpse): Next {
    glimpses = [...glimpses.filter(({ at }) => glimpse.at - at <= MS_REMEMBERED), glimpse]
    if (phase.name === 'aim') return aimAt(phase, glimpse)
    if (phase.name === 'keep' || phase.name === 'over') return { state: next.state }
    const isLate = now() - startedAt > msOfAll
    const done = phase.name === 'do' ? whileDoing(phase) : whileComingBack(phase)
    return done ?? (isLate ? interrupted() : { state: acting(phase.name) })
  }

  function aimAt({ first, since }: Phase & { name: 'aim' }, { at, face, ...glimpse }: Glimpse): Next {
    const hint = aimHint({ at, ...glimpse, ...(face && { face }) })
    if (hint !== undefined || !face) {
      phase = { name: 'aim', since: at }
      return { state: { name: 'aiming', hint, share: 0 } }
    }
    const isStill = first !== undefined && isHeldStill(first, face)
    phase = isStill ? { name: 'aim', first, since } : { name: 'aim', first: face, since: at }
    const share = isStill ? (at - since) / aim.msStill : 0
    if (share < 1) return { state: { name: 'aiming', hint, share } }
    rest = restOf(momentsSince(since))
    startedAt = at
    return ask(0)
  }

  function ask(nextStep: number): Next {
    step = nextStep
    const action = actions[step]
    if (!action) {
      phase = { name: 'over' }
      return { state: { name: 'captured' }, cue: { name: 'captured' } }
    }
    phase = { name: 'do', askedAt: now() }
    return { state: acting('do'), cue: { name: 'do', action } }
  }

  function whileDoing({ askedAt }: { askedAt: number }): Next | undefined {
    const action = actions[step] ?? 'nod'
    const seenAt = isUnseen()
      ? askedAt + lines.msShutUnseen
      : actionSeen(action, momentsSince(askedAt - near.ms), rest)
    if (seenAt !== undefined && seenAt <= now()) {
      phase = { name: 'back', askedAt, seenAt }
      return { state: acting('back'), cue: { name: 'back', action } }
    }
    return now() - askedAt > msOfPatience ? interrupted() : undefined
  }

  function whileComingBack({ askedAt, seenAt }: { askedAt: number; seenAt: number }): Next | undefined {
    const backAt = isUnseen() ? seenAt + lines.msOpenUnseen : restedAt(seenAt)
    if (backAt !== undefined && now() >= backAt + near.ms) return finish({ askedAt, seenAt, backAt })
    return now() - seenAt > msOfPatience ? interrupted() : undefined
  }

  /** Since when the face has been as it was at first; or, after a while, since when it has been still. */
  function restedAt(seenAt: number): number | undefined {
    const action = actions[step] ?? 'nod'
    const moments = momentsSince(seenAt)
    const away = moments.findLastIndex((moment) => !isAtRest(action, moment, rest))
    const back = moments[away + 1]?.at
    if (back !== undefined || now() - seenAt < msToSettle) return back
    const lately = momentsSince(now() - msToSettle / 2)
    if (!isSettled(lately, rest)) return undefined
    rest = { ...restOf(lately), eyesOpen: rest.eyesOpen }
    return lately[0]?.at
  }

  function finish({ askedAt, seenAt, backAt }: { askedAt: number; seenAt: number; backAt: number }): Next {
    const action = actions[step] ?? 'nod'
    const moments = momentsOf(glimpses)
    const take = isUnseen()
      ? takeUnseen(askedAt, backAt)
      : takeAround({ action, moments, rest, seenAt, backAt, after: lastTakeEnds })
    if (!take || !isGood(take, action)) return ask(step)
    phase = { name: 'keep', take }
    next = { state: acting('back'), take }
    return next
  }

  function isGood({ from, to }: Take, action: FaceAction) {
    const looks = glimpses.filter(({ at }) => at >= from && at <= to)
    const moments = momentsOf(looks)
    return looks.length - moments.length <= MOST_BLIND * looks.length && !hasStrayed(action, moments, rest)
  }

  function acting(at: 'do' | 'back'): CaptureState {
    const glimpse = glimpses.at(-1)
    return {
      name: 'acting',
      action: actions[step] ?? 'nod',
      step,
      of: actions.length,
      phase: at,
      hint: glimpse && seenHint(glimpse),
      share: (step + (at === 'back' ? 0.6 : 0)) / actions.length,
    }
  }

  function interrupted(): Next {
    phase = { name: 'over' }
    return { state: { name: 'interrupted', why: 'not-seen' }, cue: { name: 'interrupted' } }
  }

  return {
    see,
    /** Whether the take that was asked for is good: on to the next action, or the same once more. */
    kept(isKept: boolean): Next {
      if (phase.name !== 'keep') return { state: next.state }
      if (isKept) lastTakeEnds = phase.take.to + 1
      return ask(isKept ? step + 1 : step)
    },
    /** Asked for when it ended. */
    get action() {
      return actions[step]
    },
  }
}

import type { FaceAction } from '../../../../shared/vocabulary/face-action.ts'
import { amountOf, needed } from './seen-action.ts'
import { median, type SeenMoment } from './seen-moment.ts'

/**
 * What is kept of a capture: one take an action, cut around it. The judge takes 24 to 72 frames, finds nothing across a
 * pause of more than 350 ms, and wants 115 ms or less between most frames (`functions/certification/face-thresholds.ts`).
 */
const MOST_FRAMES = 72
const MS_BETWEEN_FRAMES = 112
const MS_OF_GAP = 300
const FEWEST_OF_TAKE = 12

const MS_REST = 350
/** Nobody does what is asked sooner than that. */
const MS_TO_HEAR = 150
const MS_SHORTEST = 1_300
const MS_LONGEST = 2_200
/** With shut eyes nobody sees the next sentence: it takes longer to open them again, which has to be in the take. */
const MS_LONGEST_SHUT = 3_000
/** Share of what is needed below which an action has not begun. */
const BEGUN = 0.35

export interface Take {
  from: number
  to: number
}

interface Done {
  action: FaceAction
  moments: readonly SeenMoment[]
  rest: SeenMoment
  /** When it was seen whole. */
  seenAt: number
  /** When it was over again. */
  backAt: number
  /** Where the take before ends. */
  after: number
}

/** From rest through the action to rest; undefined where that took too long to be one take. */
export function takeAround({ action, moments, rest, seenAt, backAt, after }: Done): Take | undefined {
  const amount = amountOf(action, rest)
  const begun = BEGUN * needed(action).range
  const before = moments.findLast((moment) => moment.at < seenAt && amount(moment) < begun)
  const from = (before?.at ?? seenAt - needed(action).ms) - MS_REST
  const until = backAt + MS_REST
  const isShut = action === 'eyes-closed'
  if (isShut && until - from > MS_LONGEST_SHUT) return undefined
  const to = isShut ? until : Math.max(Math.min(until, from + MS_LONGEST), seenAt + MS_BETWEEN_FRAMES)
  return { from: Math.max(after, Math.min(from, to - MS_SHORTEST)), to }
}

/** Of eyes that only the judge will see shut: between the asking, which nobody follows sooner, and when they are open again. */
export const takeUnseen = (askedAt: number, backAt: number): Take => ({
  from: askedAt + MS_TO_HEAR,
  to: backAt + MS_REST,
})

interface Stamped {
  at: number
}

export const mostFramesOf = (actions: number) => Math.floor(MOST_FRAMES / actions)

/** As many as fit: what lies between two near ones goes first, and of those what is nearest to the middle of the action. */
export function thinned<Of extends Stamped>(frames: readonly Of[], most: number): Of[] {
  let left = [...frames]
  while (left.length > most) left = left.toSpliced(sparest(left), 1)
  return left
}

/** Gaps of nearly one length count as one. */
const MS_ALIKE = 40

function sparest(frames: readonly Stamped[]): number {
  const middle = (frames.length - 1) / 2
  const rank = (at: number) =>
    Math.round(((frames[at + 1]?.at ?? Infinity) - (frames[at - 1]?.at ?? -Infinity)) / MS_ALIKE) *
      frames.length +
    Math.abs(at - middle)
  return frames.map((_, at) => at).sort((one, other) => rank(one) - rank(other))[0] ?? 0
}

const pausesOf = (frames: readonly Stamped[]) =>
  frames.slice(1).map(({ at }, place) => at - (frames[place]?.at ?? at))

/** Whether the camera keeps up with what the judge needs. */
export const isFastEnough = (frames: readonly Stamped[]) =>
  frames.length >= 2 && median(pausesOf(frames)) <= MS_BETWEEN_FRAMES

/** Without a gap in which something could have happened. */
export const isWhole = (frames: readonly Stamped[]) =>
  frames.length >= FEWEST_OF_TAKE && pausesOf(frames).every((pause) => pause <= MS_OF_GAP)

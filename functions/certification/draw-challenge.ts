import { type BodyPart, type FaceAction, faceActions, partOf } from '../../shared/vocabulary/face-action.ts'
import { accept, refuse, type Result } from '../domain/result.ts'

export interface FaceChallenge {
  /** 128 random bits: names this challenge and no other. */
  nonce: string
  /** One after the other, as a person is asked. */
  actions: readonly FaceAction[]
  drawnAt: Date
  expiresAt: Date
}

interface Wish {
  /** What this body cannot do. */
  excluded: readonly BodyPart[]
  /** Asked for before, and not again now. */
  previous?: readonly FaceAction[]
}

interface Chance {
  newId: () => string
  /** A whole number from 0 to below `limit`. */
  randomInt: (limit: number) => number
}

const ACTIONS = 3
const MS_TO_ANSWER = 3 * 60_000

/** Draws what this session is asked for; refused where neither eyes nor mouth are left, for a photo can do the rest. */
export function drawChallenge(
  { excluded, previous = [] }: Wish,
  { newId, randomInt }: Chance,
  now: Date,
): Result<FaceChallenge, 'no-face-route'> {
  const possible = everyDraw(faceActions.filter((action) => !excluded.includes(partOf[action])))
  if (possible.length === 0) return refuse('no-face-route')
  const others = possible.filter((draw) => draw.join() !== previous.join())
  const actions = others[randomInt(others.length)] ?? []
  const expiresAt = new Date(now.getTime() + MS_TO_ANSWER)
  return accept({ nonce: newId(), actions, drawnAt: now, expiresAt })
}

/** All that can be drawn for whom these actions are left. */
export function everyDraw(able: readonly FaceAction[]): FaceAction[][] {
  // Whoever can do one thing only is asked for it two or three times: the number is what cannot be foreseen.
  if (new Set(able.map((action) => partOf[action])).size === 1)
    return [ACTIONS - 1, ACTIONS]
      .map((times) => Array<FaceAction>(times).fill(able[0] ?? 'nod'))
      .filter(isLively)
  return sequences(able, ACTIONS).filter(isLively)
}

/** A photograph bent and tilted can turn and nod; it never closes its eyes or opens its mouth. */
const isLively = (draw: readonly FaceAction[]) =>
  draw.some((action) => partOf[action] === 'eyes' || partOf[action] === 'mouth')

/** Never the same part twice in a row: a person could not tell one asking from the next. */
function sequences(able: readonly FaceAction[], length: number): FaceAction[][] {
  if (length === 0) return [[]]
  return sequences(able, length - 1).flatMap((before) =>
    able
      .filter((next) => partOf[next] !== partOf[before.at(-1) ?? next] || before.length === 0)
      .map((next) => [...before, next]),
  )
}

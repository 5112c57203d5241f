import type { FaceAction } from '../vocabulary/face-action.ts'
import type { Pose } from './pose.ts'

/** One picture of a film: what the person does, and when, in milliseconds. */
export interface Shot {
  at: number
  pose: Pose
}

const MS_A_FRAME = 100

/** Ten pictures a second of somebody who does these things in this order, and moves a little all the while as people do. */
export const film = (actions: readonly FaceAction[]): Shot[] =>
  [...actions.flatMap((action) => [...still(3), ...scenes[action]]), ...still(3)].map((pose, frame) => ({
    at: frame * MS_A_FRAME,
    pose: { x: 3 * Math.sin(frame / 5), y: 2 * Math.sin(frame / 7), seed: frame + 1, ...pose },
  }))

const still = (frames: number): Pose[] => Array.from({ length: frames }, () => ({}))
const held = (pose: Pose, frames: number) => Array.from({ length: frames }, () => pose)
const turning = (yaws: readonly number[], to: 1 | -1): Pose[] => yaws.map((yaw) => ({ yaw: yaw * to }))
const nodding = (pitches: readonly number[]): Pose[] => pitches.map((pitch) => ({ pitch }))

const TURN = [0.2, 0.4, 0.6, 0.7, 0.7, 0.6, 0.4, 0.2]
const scenes: Readonly<Record<FaceAction, readonly Pose[]>> = {
  'eyes-closed': held({ blink: 1 }, 8),
  'mouth-open': [{ jaw: 0.5 }, ...held({ jaw: 1 }, 6), { jaw: 0.5 }],
  nod: nodding([-0.1, -0.2, 0.1, 0.3, 0.45, 0.45, 0.25, 0.1]),
  'turn-left': turning(TURN, 1),
  'turn-right': turning(TURN, -1),
}

const WIDE_TURN = [-0.1, 0.2, 0.5, 0.7, 0.75, 0.6, 0.4, 0.2]
/** As one does it who is guided, and whose guide draws its lines inside of the judge's. */
export const actedWidely: Readonly<Record<FaceAction, readonly Pose[]>> = {
  'eyes-closed': scenes['eyes-closed'],
  'mouth-open': [{ jaw: 0.5 }, ...held({ jaw: 1.15 }, 6), { jaw: 0.5 }],
  nod: nodding([-0.2, -0.4, 0.1, 0.4, 0.5, 0.5, 0.3, 0.1]),
  'turn-left': turning(WIDE_TURN, 1),
  'turn-right': turning(WIDE_TURN, -1),
}

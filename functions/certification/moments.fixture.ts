import { createHash } from 'node:crypto'
import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import type { Face } from '../domain/face-engine.ts'
import type { FaceMoment } from './moment.ts'

export const rest: Face = {
  box: { x: 100, y: 90, width: 120, height: 120 },
  points: {
    leftEye: { x: 130, y: 130 },
    rightEye: { x: 190, y: 130 },
    nose: { x: 160, y: 160 },
    leftMouth: { x: 138, y: 190 },
    rightMouth: { x: 182, y: 190 },
  },
  pose: { yaw: 0, pitch: 0.5, roll: 0 },
  mouthOpen: 0.05,
  eyesClosed: { left: 0.01, right: 0.02 },
  quality: { brightness: 130, sharpness: 200, faceWidth: 120 },
  hash: hashNo('at rest'),
}

/** How a face is changed from rest. */
export type Change = Partial<Face>

const turned = (yaw: number): Change => ({ pose: { ...rest.pose, yaw } })
const tipped = (pitch: number): Change => ({ pose: { ...rest.pose, pitch } })
export const shut: Change = { eyesClosed: { left: 0.99, right: 0.98 } }
export const open: Change = { mouthOpen: 0.65 }

/** What the figures look like while somebody does it, ten times a second. */
export const doing: Readonly<Record<FaceAction, readonly Change[]>> = {
  'eyes-closed': Array<Change>(7).fill(shut),
  'mouth-open': [{ mouthOpen: 0.3 }, ...Array<Change>(5).fill(open), { mouthOpen: 0.3 }],
  nod: [0.52, 0.58, 0.66, 0.68, 0.6, 0.54].map(tipped),
  'turn-left': [0.2, 0.4, 0.62, 0.7, 0.62, 0.4, 0.2].map(turned),
  'turn-right': [-0.2, -0.4, -0.62, -0.7, -0.62, -0.4, -0.2].map(turned),
}
export const resting = (frames: number): Change[] => Array<Change>(frames).fill({})

/** These changes as moments ten a second, each picture and each face like no other. */
export const momentsOf = (changes: readonly Change[]): FaceMoment[] =>
  changes.map((change, frame) => {
    const face = { ...rest, hash: hashNo(`face ${String(frame)}`), ...change }
    return {
      at: 1_000 + frame * 100,
      digest: `frame ${String(frame)}`,
      look: { width: 320, height: 320, faces: 1, face, hash: hashNo(frame) },
      face,
    }
  })

/** One that does what is asked, with some rest before, between and after. */
export const performing = (actions: readonly FaceAction[]): FaceMoment[] =>
  momentsOf([...actions.flatMap((action) => [...resting(3), ...doing[action]]), ...resting(4)])

/** Of pictures with nothing in common. */
export function hashNo(picture: number | string) {
  return createHash('sha256').update(String(picture)).digest('hex')
}

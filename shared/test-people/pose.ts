import type { DrawnPerson } from './drawn-people.ts'

export const WIDTH = 640
export const HEIGHT = 480

/** What a person does in one picture. Half-closed eyes read erratically: there are none. */
export interface Pose {
  blink?: 0 | 1
  /** 0 (shut) to 1 (wide open). */
  jaw?: number
  /** −1 to 1; above 0 towards the picture's right, which is the person's own left. */
  yaw?: number
  /** −1 to 1; above 0 down. */
  pitch?: number
  /** The head in the picture, in pixels from its usual place. */
  x?: number
  y?: number
  /** Of the camera's noise: another number, another frame. */
  seed?: number
}

/** Where the parts of the face are in this pose. */
export interface Placed {
  x: number
  y: number
  /** Eyes and mouth move with a turn, the nose ahead of them. */
  featuresX: number
  featuresY: number
  noseX: number
  noseY: number
  mouthY: number
  open: number
  faceHeight: number
}

export function place(person: DrawnPerson, { jaw = 0, yaw = 0, pitch = 0, x = 0, y = 0 }: Pose): Placed {
  const middle = { x: WIDTH / 2 + x, y: 230 + y }
  const features = { x: middle.x + yaw * 70, y: middle.y + pitch * 60 }
  return {
    ...middle,
    featuresX: features.x,
    featuresY: features.y,
    noseX: features.x + yaw * 42,
    noseY: features.y + pitch * 36 + person.nose.below,
    mouthY: features.y + person.mouth.below + jaw * 10,
    open: jaw * 20,
    faceHeight: person.face.height + jaw * 6,
  }
}

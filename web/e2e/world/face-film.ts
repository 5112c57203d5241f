import type { DrawnPerson } from '../../../shared/test-people/drawn-people.ts'
import { actedWidely } from '../../../shared/test-people/film.ts'
import { FRAMES_OF_MOVEMENT, movedPhoto, type PhotoAttack } from '../../../shared/test-people/moved-photo.ts'
import type { Picture } from '../../../shared/test-people/paint.ts'
import { HEIGHT, type Pose, WIDTH } from '../../../shared/test-people/pose.ts'
import { drawSitting, type Sitting } from '../../../shared/test-people/sitting.ts'
import type { FaceAction } from '../../../shared/vocabulary/face-action.ts'

/** What a camera sees, one picture after the other. Drawing takes longer than showing: what is seen again is drawn once. */
export type Film = readonly Shot[]
interface Shot {
  picture: Picture
  ms: number
}

export interface Manner {
  /** Into the oval, and still: what guides has to start, and to see it for most of a second. */
  msToAim?: number
  /** Until the next is asked for, on a machine with other things to do. */
  msToBeAsked?: number
  sitting?: Sitting
}

const MS_A_POSE = 100
/** Of whom nobody asks anything: a program knows what is wanted. */
export const unasked = { msToAim: 300, msToBeAsked: 300 } as const

/** Somebody who looks into the camera and does these things in this order, each when it is asked for. */
export function filmOf(
  person: DrawnPerson,
  actions: readonly FaceAction[],
  { msToAim = 4_000, msToBeAsked = 2_500, sitting = {} }: Manner = {},
): Film {
  const atRest = pictureOf(person, {}, sitting)
  return [
    still(atRest, msToAim),
    ...actions.flatMap((action) => [
      ...actedWidely[action].map((pose) => still(pictureOf(person, pose, sitting), MS_A_POSE)),
      still(atRest, msToBeAsked),
    ]),
  ]
}

export const still = (picture: Picture, ms: number): Shot => ({ picture, ms })

/** A photograph of somebody, moved before the camera, again and again for so long. */
export function photoOf(person: DrawnPerson, attack: PhotoAttack, ms: number, sitting: Sitting = {}): Film {
  const photo = pictureOf(person, {}, sitting)
  const once = movedPhoto(photo, attack, FRAMES_OF_MOVEMENT)
  return Array.from({ length: Math.ceil(ms / MS_A_POSE) }, (_, shot) =>
    still((once[shot % once.length] ?? { picture: photo }).picture, MS_A_POSE),
  )
}

/** Where somebody was a moment ago. */
export const emptyRoom = ({ colours }: DrawnPerson): Picture => ({
  width: WIDTH,
  height: HEIGHT,
  rgb: Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, at) => colours.background[at % 3] ?? 0),
})

/** @param light 0 to 1 */
export const inTheDark = (picture: Picture, light = 0.18): Picture => ({
  ...picture,
  rgb: picture.rgb.map((value) => value * light),
})

/** Both in the middle of the picture, which is all that is looked at. */
export function sideBySide(one: DrawnPerson, other: DrawnPerson): Picture {
  const [left, right] = [pictureOf(one, { x: -120 }), pictureOf(other, { x: 120 })]
  const isLeft = (at: number) => Math.floor(at / 3) % WIDTH < WIDTH / 2
  return { ...left, rgb: left.rgb.map((value, at) => (isLeft(at) ? value : (right.rgb[at] ?? 0))) }
}

const drawn = new Map<DrawnPerson, Map<string, Picture>>()

export function pictureOf(person: DrawnPerson, pose: Pose = {}, sitting: Sitting = {}): Picture {
  const mine = drawn.get(person) ?? new Map<string, Picture>()
  drawn.set(person, mine)
  const key = JSON.stringify([pose, sitting])
  const picture = mine.get(key) ?? drawSitting(person, pose, sitting)
  mine.set(key, picture)
  return picture
}

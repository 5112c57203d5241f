import sharp from 'sharp'
import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import type { Pose } from '../../shared/test-people/pose.ts'
import type { DrawnPerson } from '../../shared/test-people/drawn-people.ts'
import { film } from '../../shared/test-people/film.ts'
import type { Picture } from '../../shared/test-people/paint.ts'
import { drawSitting, type Sitting } from '../../shared/test-people/sitting.ts'

/** What the app would send of what its camera saw: 320×320 from the middle. */
export const toJpeg = (picture: Picture) => cameraOf(picture).jpeg({ quality: 80 }).toBuffer()

const cameraOf = ({ rgb, width, height }: Picture) =>
  sharp(rgb, { raw: { width, height, channels: 3 } })
    .extract({ left: (width - height) / 2, top: 0, width: height, height })
    .resize(320, 320)

const drawn = new Map<DrawnPerson, Map<string, Promise<Buffer>>>()

/** Drawing takes longer than looking: the same pose is drawn once. */
export function pictureOf(person: DrawnPerson, pose: Pose = {}, sitting: Sitting = {}): Promise<Buffer> {
  const mine = drawn.get(person) ?? new Map<string, Promise<Buffer>>()
  drawn.set(person, mine)
  const key = JSON.stringify([pose, sitting])
  const picture = mine.get(key) ?? toJpeg(drawSitting(person, pose, sitting))
  mine.set(key, picture)
  return picture
}

/** A drawn person doing these things before the camera. */
export const sessionOf = (person: DrawnPerson, actions: readonly FaceAction[], sitting: Sitting = {}) =>
  Promise.all(
    film(actions).map(async ({ at, pose }) => ({ at, jpeg: await pictureOf(person, pose, sitting) })),
  )

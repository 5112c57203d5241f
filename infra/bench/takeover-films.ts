import sharp from 'sharp'
import { drawPerson } from '../../shared/test-people/draw-person.ts'
import type { DrawnPerson } from '../../shared/test-people/drawn-people.ts'
import { film } from '../../shared/test-people/film.ts'
import { movedPhoto } from '../../shared/test-people/moved-photo.ts'
import type { Picture } from '../../shared/test-people/paint.ts'
import { drawSitting, type Sitting } from '../../shared/test-people/sitting.ts'
import type { FaceAction } from '../../shared/vocabulary/face-action.ts'

export interface Frame {
  at: number
  jpeg: Buffer
}
/** What is held before the camera when these actions are asked for. */
export type Film = (actions: readonly FaceAction[]) => Promise<Frame[]>

const SIDE = 320
const MOVED_FRAMES = 36
const FEWEST_FRAMES = 24

/** What the app would send of what its camera saw. */
const toJpeg = ({ rgb, width, height }: Picture) =>
  sharp(rgb, { raw: { width, height, channels: 3 } })
    .extract({ left: (width - height) / 2, top: 0, width: height, height })
    .resize(SIDE, SIDE)
    .jpeg({ quality: 80 })
    .toBuffer()

export const portraitOf = (person: DrawnPerson) => toJpeg(drawPerson(person, { seed: 999 }))

/** Somebody who does what is asked; sitting otherwise, it is another film. */
export const acting =
  (person: DrawnPerson, sitting: Sitting = {}): Film =>
  (actions) =>
    Promise.all(
      film(actions).map(async ({ at, pose }) => ({
        at,
        jpeg: await toJpeg(drawSitting(person, pose, sitting)),
      })),
    )

/** A print of that person, bent before the camera. */
export const bentPhotoOf =
  (person: DrawnPerson): Film =>
  async () =>
    Promise.all(
      movedPhoto(drawPerson(person, {}), 'bend', MOVED_FRAMES).map(async ({ at, picture }) => ({
        at,
        jpeg: await toJpeg(picture),
      })),
    )

/** The attacker acts; whenever nobody has to, the holder's picture is put in place. */
export const restingAs =
  (holder: DrawnPerson, attacker: DrawnPerson, sitting: Sitting): Film =>
  (actions) =>
    Promise.all(
      film(actions).map(async ({ at, pose }) => {
        const { blink = 0, jaw = 0, yaw = 0, pitch = 0 } = pose
        const isActing = [blink, jaw, yaw, pitch].some((part) => part !== 0)
        return { at, jpeg: await toJpeg(drawSitting(isActing ? attacker : holder, pose, sitting)) }
      }),
    )

/** As few frames as are looked at. */
export const cutShort =
  (show: Film): Film =>
  async (actions) =>
    (await show(actions)).slice(0, FEWEST_FRAMES)

export const nothing: Film = async () => []

/** Frames taken from somebody's own session, sent again. */
export const sentAgain =
  (frames: readonly Frame[], changed: (jpeg: Buffer) => Promise<Buffer> = async (jpeg) => jpeg): Film =>
  () =>
    Promise.all(frames.map(async ({ at, jpeg }) => ({ at, jpeg: await changed(jpeg) })))

export const savedAnew = (jpeg: Buffer) => sharp(jpeg).jpeg({ quality: 60 }).toBuffer()
export const brighter = (jpeg: Buffer) => sharp(jpeg).linear(1.08, 4).jpeg({ quality: 80 }).toBuffer()
export const darker = (jpeg: Buffer) => sharp(jpeg).gamma(1.6, 1).jpeg({ quality: 80 }).toBuffer()
/** By so many degrees, about the middle. */
export const turned = (degrees: number) => async (jpeg: Buffer) => {
  const { data, info } = await sharp(jpeg).rotate(degrees).toBuffer({ resolveWithObject: true })
  const edge = Math.round((info.width - SIDE) / 2)
  return sharp(data)
    .extract({ left: edge, top: edge, width: SIDE, height: SIDE })
    .jpeg({ quality: 80 })
    .toBuffer()
}
/** A strip of so many pixels cut off, and as large as before. */
export const cropped = (pixels: number) => (jpeg: Buffer) =>
  sharp(jpeg)
    .extract({ left: pixels, top: 0, width: SIDE - pixels, height: SIDE - pixels })
    .resize(SIDE, SIDE)
    .jpeg({ quality: 80 })
    .toBuffer()

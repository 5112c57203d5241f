import sharp from 'sharp'
import type { InputOf } from '../../../shared/contracts/endpoint.ts'
import type { judgeFaceCheck } from '../../../shared/contracts/certification.ts'
import type { Picture } from '../../../shared/test-people/paint.ts'
import { seededRandom } from '../../../shared/vocabulary/hostile-texts.ts'
import type { Film } from './face-film.ts'

export type SentFrames = InputOf<typeof judgeFaceCheck>['frames']

const SIDE = 320
const MS_A_FRAME = 100
const GRAIN = 6

/** A film as a program would send it that stands in a phone's place: ten frames a second, cut as a phone cuts them. */
export async function framesOf(film: Film): Promise<SentFrames> {
  const random = seededRandom(1)
  const pictures = film.flatMap(({ picture, ms }) =>
    Array<Picture>(Math.round(ms / MS_A_FRAME)).fill(picture),
  )
  const squares = new Map(await Promise.all([...new Set(pictures)].map(squareOf)))
  return Promise.all(
    pictures.map(async (picture, frame) => {
      const seen = Uint8ClampedArray.from(
        squares.get(picture) ?? [],
        (value) => value + (random() - 0.5) * GRAIN,
      )
      const jpeg = await sharp(seen, { raw: { width: SIDE, height: SIDE, channels: 3 } })
        .jpeg({ quality: 80 })
        .toBuffer()
      return { at: frame * MS_A_FRAME, jpeg: jpeg.toString('base64') }
    }),
  )
}

/** From the middle. */
async function squareOf(picture: Picture) {
  const { width, height } = picture
  const square = await open(picture)
    .extract({ left: (width - height) / 2, top: 0, width: height, height })
    .resize(SIDE, SIDE)
    .raw()
    .toBuffer()
  return [picture, square] as const
}

export const jpegOf = (picture: Picture) => open(picture).jpeg({ quality: 92 }).toBuffer()

const open = ({ rgb, width, height }: Picture) => sharp(rgb, { raw: { width, height, channels: 3 } })

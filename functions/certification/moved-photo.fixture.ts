import sharp from 'sharp'
import * as photos from '../../shared/test-people/moved-photo.ts'
import type { Frame } from './judge-session.ts'

const SIDE = 320
const FRAMES = 36

/** What a phone would send of a photograph that is moved so before its camera for 3.6 seconds. */
export async function movedPhoto(photo: Uint8Array, attack: photos.PhotoAttack): Promise<Frame[]> {
  const rgb = await sharp(photo)
    .resize(SIDE, SIDE, { fit: 'cover' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer()
  const frames = photos.movedPhoto({ width: SIDE, height: SIDE, rgb }, attack, FRAMES)
  return Promise.all(frames.map(async ({ at, picture }) => ({ at, jpeg: await jpegOf(picture.rgb) })))
}

const jpegOf = (rgb: Uint8Array) =>
  sharp(rgb, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer()

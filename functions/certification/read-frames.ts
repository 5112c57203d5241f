import { createHash } from 'node:crypto'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type { judgeFaceCheck } from '../../shared/contracts/certification.ts'
import { jpegSize } from './jpeg-size.ts'
import type { Frame } from './judge-session.ts'

type SentFrames = InputOf<typeof judgeFaceCheck>['frames']

/** Twice what a phone is asked for: what claims to be more is not decoded at all. */
const LONGEST_SIDE = 640

/** The frames as pictures, in memory only; undefined where one is none, or larger than a phone is asked for. */
export function readFrames(sent: SentFrames): Frame[] | undefined {
  const frames = sent.map(({ at, jpeg }) => ({ at, jpeg: Buffer.from(jpeg, 'base64') }))
  return frames.every(({ jpeg }) => isSmallJpeg(jpeg)) ? frames : undefined
}

/** Of all that was sent: whether it is the same again. */
export const digestOf = (sent: SentFrames) =>
  createHash('sha256')
    .update(JSON.stringify(sent.map(({ at, jpeg }) => [at, jpeg])))
    .digest('base64url')

function isSmallJpeg(bytes: Uint8Array) {
  const size = jpegSize(bytes)
  return size !== undefined && Math.max(size.width, size.height) <= LONGEST_SIDE
}

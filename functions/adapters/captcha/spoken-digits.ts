import { readFileSync } from 'node:fs'
import { decodeMuLaw } from './mu-law.ts'

export const SAMPLES_A_SECOND = 8000
/** No 1: its yī is taken for the qī of 7. */
export const DIGITS = '023456789'

/** One recording a digit, one after the other; first how long each is, in two bytes. */
export function writeClips(clips: readonly Uint8Array[]): Buffer {
  const lengths = Buffer.alloc(clips.length * 2)
  clips.forEach((clip, place) => lengths.writeUInt16LE(clip.length, place * 2))
  return Buffer.concat([lengths, ...clips])
}

function readClips(): ReadonlyMap<string, Float32Array> {
  const file = readFileSync(new URL('./spoken-digits.ulaw', import.meta.url))
  let start = DIGITS.length * 2
  const clips = Array.from(DIGITS, (digit, place) => {
    const end = start + file.readUInt16LE(place * 2)
    const clip = Float32Array.from(file.subarray(start, end), decodeMuLaw)
    start = end
    return [digit, clip] as const
  })
  return new Map(clips)
}

let read: ReadonlyMap<string, Float32Array> | undefined
/** What each digit sounds like; read when somebody first wants to hear one. */
export const spokenDigits = () => (read ??= readClips())

import { encodeMuLaw } from './mu-law.ts'
import { SAMPLES_A_SECOND, spokenDigits } from './spoken-digits.ts'
import { waveFile } from './wave-file.ts'

const SLOWEST = 0.92
const FASTEST = 1.08
const SHORTEST_PAUSE_S = 0.25
const LONGEST_PAUSE_S = 0.5
const HISS = 0.01
const MURMUR = 0.1

const between = (least: number, most: number) => least + Math.random() * (most - least)
const pause = () =>
  new Float32Array(Math.round(between(SHORTEST_PAUSE_S, LONGEST_PAUSE_S) * SAMPLES_A_SECOND))

/** A WAV in which these digits are said one by one: each a little faster or slower, over a murmur and a hiss. */
export function speakDigits(digits: string): Buffer {
  const said = Array.from(digits, (digit) => [pause(), atSpeed(clipOf(digit), between(SLOWEST, FASTEST))])
  const voice = joined([...said.flat(), pause()])
  const murmur = murmurOf(voice.length)
  const mixed = voice.map((sample, at) => sample + (murmur[at] ?? 0) * MURMUR + between(-HISS, HISS))
  return waveFile(new Uint8Array(mixed.map(encodeMuLaw)), SAMPLES_A_SECOND)
}

function clipOf(digit: string): Float32Array {
  const clip = spokenDigits().get(digit)
  if (!clip) throw new Error('There is no recording of that digit')
  return clip
}

/** Speed and pitch together, as of a tape. */
function atSpeed(clip: Float32Array, speed: number): Float32Array {
  return new Float32Array(Math.floor(clip.length / speed)).map((_, place) => {
    const at = place * speed
    const [before, after] = [clip[Math.floor(at)] ?? 0, clip[Math.ceil(at)] ?? 0]
    return before + (after - before) * (at % 1)
  })
}

/** Voices that say nothing: the same recordings backwards, in any order. */
function murmurOf(length: number): Float32Array {
  const clips = [...spokenDigits().values()]
  const parts: Float32Array[] = []
  for (let filled = 0; filled < length;) {
    const clip = clips[Math.floor(Math.random() * clips.length)] ?? new Float32Array(length)
    parts.push(atSpeed(clip, between(SLOWEST, FASTEST)).reverse())
    filled += parts.at(-1)?.length ?? 0
  }
  return joined(parts)
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

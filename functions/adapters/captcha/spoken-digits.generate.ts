/**
 * Writes spoken-digits.ulaw anew: npx tsx functions/adapters/captcha/spoken-digits.generate.ts
 * Needs the program espeak-ng (1.51 was used); what a program says is not under the program's licence.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { encodeMuLaw } from './mu-law.ts'
import { DIGITS, SAMPLES_A_SECOND, writeClips } from './spoken-digits.ts'

const NAMES: Readonly<Record<string, string>> = {
  '0': '零',
  '2': '二',
  '3': '三',
  '4': '四',
  '5': '五',
  '6': '六',
  '7': '七',
  '8': '八',
  '9': '九',
}
const QUIET = 0.012
const LOUDNESS = 0.16
const WINGS = 32

const clips = Array.from(DIGITS, (digit) => {
  const wav = execFileSync('espeak-ng', ['-v', 'cmn+f2', '-s', '150', '--stdout', NAMES[digit] ?? ''])
  const clip = sameLoudness(trim(resample(samplesOf(wav), wav.readUInt32LE(24))))
  return Uint8Array.from(clip, encodeMuLaw)
})
writeFileSync(new URL('spoken-digits.ulaw', import.meta.url), writeClips(clips))

/** Of a 16-bit mono WAV with the plain header of 44 bytes. */
function samplesOf(wav: Buffer): number[] {
  const samples: number[] = []
  for (let at = 44; at + 1 < wav.length; at += 2) samples.push(wav.readInt16LE(at) / 32768)
  return samples
}

/** By a windowed sinc at nine tenths of the new half rate: what cannot be kept is left out, not folded down. */
function resample(samples: number[], rate: number): number[] {
  const step = rate / SAMPLES_A_SECOND
  const cut = 0.9 / step
  return Array.from({ length: Math.floor(samples.length / step) }, (_, place) => {
    const centre = place * step
    const reach = WINGS * step
    let sum = 0
    for (let at = Math.ceil(centre - reach); at <= centre + reach; at++) {
      const away = at - centre
      const window = 0.5 + 0.5 * Math.cos((Math.PI * away) / reach)
      const sinc = away === 0 ? cut : Math.sin(Math.PI * cut * away) / (Math.PI * away)
      sum += (samples[at] ?? 0) * sinc * window
    }
    return sum
  })
}

function trim(samples: number[]): number[] {
  const loud = (sample: number) => Math.abs(sample) > QUIET
  return samples.slice(samples.findIndex(loud), samples.findLastIndex(loud) + 1)
}

function sameLoudness(samples: number[]): number[] {
  const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length)
  return samples.map((sample) => (sample * LOUDNESS) / loudness)
}

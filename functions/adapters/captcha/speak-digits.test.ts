import { expect, it } from 'vitest'
import { decodeMuLaw } from './mu-law.ts'
import { speakDigits } from './speak-digits.ts'
import { DIGITS, SAMPLES_A_SECOND, spokenDigits } from './spoken-digits.ts'

const HEAD = 58
const soundOf = (wav: Buffer) =>
  Array.from(wav.subarray(HEAD, HEAD + wav.readUInt32LE(HEAD - 4)), decodeMuLaw)
const seconds = (wav: Buffer) => wav.readUInt32LE(HEAD - 4) / SAMPLES_A_SECOND

/** Loud or not, every tenth of a second. */
function loudnessOf(sound: number[]) {
  const tenth = SAMPLES_A_SECOND / 10
  return Array.from({ length: Math.floor(sound.length / tenth) }, (_, place) => {
    const part = sound.slice(place * tenth, (place + 1) * tenth)
    return Math.sqrt(part.reduce((sum, sample) => sum + sample ** 2, 0) / tenth)
  })
}

it('is a WAV of one channel and µ-law, as long as it says it is', () => {
  for (let round = 0; round < 10; round++) {
    const wav = speakDigits('023456')
    expect(wav.toString('latin1', 0, 4) + wav.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ')
    expect([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24)]).toEqual([7, 1, 8000])
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8)
    expect(wav.length % 2).toBe(0)
  }
})

it('says six digits with a pause before each, in the time that somebody has who types', () => {
  const wav = speakDigits('987654')
  expect(seconds(wav)).toBeGreaterThan(4)
  expect(seconds(wav)).toBeLessThan(8)
  const loudness = loudnessOf(soundOf(wav))
  expect(loudness[0]).toBeLessThan(0.05)
  expect(loudness.at(-1)).toBeLessThan(0.05)
  expect(Math.max(...loudness)).toBeGreaterThan(0.1)
  expect(Math.max(...soundOf(wav).map(Math.abs))).toBeLessThan(0.98)
})

it('never says the same digits the same way', () => {
  const sounds = Array.from({ length: 5 }, () => speakDigits('222222'))
  expect(new Set(sounds.map(seconds)).size).toBeGreaterThan(1)
  const firstWord = (wav: Buffer) => wav.subarray(HEAD + 5000, HEAD + 6000).toString('base64')
  expect(new Set(sounds.map(firstWord)).size).toBe(5)
})

it('murmurs while it pauses, so that silence does not tell where a digit begins', () => {
  const quiet = soundOf(speakDigits('000000')).slice(0, 1500)
  expect(quiet.filter((sample) => Math.abs(sample) > 0.001).length).toBeGreaterThan(1000)
})

it('has a recording of every digit, all about as loud', () => {
  expect([...spokenDigits().keys()].join('')).toBe(DIGITS)
  for (const clip of spokenDigits().values()) {
    const loudness = Math.sqrt(clip.reduce((sum, sample) => sum + sample ** 2, 0) / clip.length)
    expect(loudness).toBeGreaterThan(0.14)
    expect(loudness).toBeLessThan(0.18)
    expect(clip.length / SAMPLES_A_SECOND).toBeGreaterThan(0.3)
  }
  expect(() => speakDigits('1')).toThrow('no recording')
})

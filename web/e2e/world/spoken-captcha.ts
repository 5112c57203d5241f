import { readFileSync } from 'node:fs'

const DIGITS = '023456789'
const SAMPLES_A_SECOND = 8000
const HOP = 80
const FRAME = 200
const BANDS = Array.from({ length: 24 }, (_, band) => 150 + band * 145)
const MOMENTS = 36
/** The product says each word a little faster or slower, and so higher or lower. */
const SPEEDS = [0.93, 0.95, 0.97, 0.99, 1.01, 1.03, 1.05, 1.07]
const LOUD = 0.045
const LONGEST_DIP = 14
const SHORTEST_WORD = 9

type Sound = number[]
type Shape = number[]

/** Listens to our captcha as somebody who knows the voice: word by word, each taken for the digit it sounds most like. */
export function hearDigits(wav: Buffer): string {
  const start = wav.indexOf('data') + 8
  const sound = Array.from(wav.subarray(start, start + wav.readUInt32LE(start - 4)), sampleOf)
  return wordsIn(sound).map(soundsLike).join('')
}

function soundsLike(word: Sound): string {
  const shape = shapeOf(word)
  const like = known().map(({ digit, shape: other, length }) => ({
    digit,
    likeness: likeness(shape, other) - Math.abs(Math.log(word.length / length)),
  }))
  return like.reduce((best, each) => (each.likeness > best.likeness ? each : best)).digit
}

interface Known {
  digit: string
  shape: Shape
  length: number
}
let wordsKnown: Known[] | undefined

/** As the product has them recorded: nine lengths of two bytes, then one recording after the other. */
function known(): Known[] {
  if (wordsKnown) return wordsKnown
  const file = readFileSync(
    new URL('../../../functions/adapters/captcha/spoken-digits.ulaw', import.meta.url),
  )
  let start = DIGITS.length * 2
  wordsKnown = Array.from(DIGITS).flatMap((digit, place) => {
    const end = start + file.readUInt16LE(place * 2)
    const [word = []] = wordsIn(Array.from(file.subarray(start, end), sampleOf))
    start = end
    return SPEEDS.map((speed) => ({
      digit,
      shape: shapeOf(word, speed),
      length: word.length / speed,
    }))
  })
  return wordsKnown
}

/** ITU-T G.711 µ-law. */
function sampleOf(byte: number): number {
  const bits = ~byte & 0xff
  const size = ((((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)) - 132
  return (bits & 0x80 ? -size : size) / 32768
}

/** What is loud for a while, with dips too short for a pause. */
function wordsIn(sound: Sound): Sound[] {
  const loud = framesOf(sound).map((frame) => loudnessOf(frame) > LOUD)
  const words: Sound[] = []
  for (let at = 0; at < loud.length; at++) {
    if (!loud[at]) continue
    let end = at
    for (let next = at; next <= end + LONGEST_DIP && next < loud.length; next++) if (loud[next]) end = next
    if (end - at >= SHORTEST_WORD) words.push(sound.slice(at * HOP, end * HOP + FRAME))
    at = end + LONGEST_DIP
  }
  return words
}

const framesOf = (sound: Sound): Sound[] =>
  Array.from({ length: Math.max(0, Math.floor((sound.length - FRAME) / HOP) + 1) }, (_, place) =>
    sound.slice(place * HOP, place * HOP + FRAME),
  )
const loudnessOf = (frame: Sound) =>
  Math.sqrt(frame.reduce((sum, sample) => sum + sample ** 2, 0) / frame.length)

/** How loud each band is at so many moments from the word's beginning to its end. */
function shapeOf(word: Sound, speed = 1): Shape {
  const frames = framesOf(word)
  const moments = Array.from({ length: MOMENTS }, (_, moment) => {
    const frame = frames[Math.round((moment * (frames.length - 1)) / (MOMENTS - 1))] ?? []
    return BANDS.map((pitch) => Math.cbrt(powerAt(frame, pitch / speed)))
  }).flat()
  const mean = moments.reduce((sum, value) => sum + value, 0) / moments.length
  return moments.map((value) => value - mean)
}

function powerAt(frame: Sound, pitch: number): number {
  let [real, imaginary] = [0, 0]
  frame.forEach((sample, place) => {
    const weighed = sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * place) / frame.length))
    const angle = (2 * Math.PI * pitch * place) / SAMPLES_A_SECOND
    real += weighed * Math.cos(angle)
    imaginary += weighed * Math.sin(angle)
  })
  return (real ** 2 + imaginary ** 2) / frame.length ** 2
}

function likeness(a: Shape, b: Shape): number {
  const product = (x: Shape, y: Shape) => x.reduce((sum, value, place) => sum + value * (y[place] ?? 0), 0)
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b))
}

import sharp from 'sharp'
import { expect, it } from 'vitest'
import { drawnPeople } from '../../shared/test-people/drawn-people.ts'
import { pictureOf } from './drawn-sessions.fixture.ts'
import { jpegSize } from './jpeg-size.ts'
import { digestOf, readFrames } from './read-frames.ts'

const sent = (jpeg: Uint8Array, at = 0) => ({ at, jpeg: Buffer.from(jpeg).toString('base64') })
const blank = (width: number, height = width, format: 'jpeg' | 'png' | 'webp' = 'jpeg') =>
  sharp({ create: { width, height, channels: 3, background: 'grey' } })
    .toFormat(format)
    .toBuffer()

it('reads the pictures that a phone sends, as they were', async () => {
  const jpeg = await pictureOf(drawnPeople.first)

  expect(readFrames([sent(jpeg, 100), sent(jpeg, 200)])).toEqual([
    { at: 100, jpeg },
    { at: 200, jpeg },
  ])
  expect(readFrames([])).toEqual([])
})

it.each(['png', 'webp'] as const)('takes no %s for a JPEG', async (format) => {
  expect(readFrames([sent(await blank(320, 320, format))])).toBeUndefined()
})

it('takes nothing for a JPEG that only begins like one', async () => {
  const jpeg = await blank(320)
  for (const bytes of [jpeg.subarray(0, 12), jpeg.subarray(2), Buffer.from([0xff, 0xd8, 0xff]), Buffer.of()])
    expect(readFrames([sent(bytes)])).toBeUndefined()
})

it('reads the size from what stands before the picture, whatever else does', async () => {
  const plain = await blank(300, 200)
  const withExif = await sharp(plain).withMetadata({ orientation: 6 }).jpeg({ progressive: true }).toBuffer()
  const filled = Buffer.concat([plain.subarray(0, 2), Buffer.of(0xff, 0xff, 0xff), plain.subarray(3)])

  for (const jpeg of [plain, withExif, filled]) expect(jpegSize(jpeg)).toEqual({ width: 300, height: 200 })
})

it('refuses a picture that would be far larger than the bytes that it came in, without decoding it', async () => {
  const bomb = await blank(7000)
  const small = await blank(320)

  expect(bomb.length).toBeLessThan(400_000)
  expect(readFrames([sent(small), sent(bomb)])).toBeUndefined()
  expect(readFrames([sent(await blank(641, 10))])).toBeUndefined()
  expect(readFrames([sent(await blank(640))])).toHaveLength(1)
})

it('knows the same frames again, and any other from them', () => {
  const frames = [sent(Buffer.from('one'), 1), sent(Buffer.from('two'), 2)]
  const others = [
    [sent(Buffer.from('one'), 1), sent(Buffer.from('two'), 3)],
    [sent(Buffer.from('one'), 1), sent(Buffer.from('too'), 2)],
    frames.slice(1),
  ]

  expect(digestOf(structuredClone(frames))).toBe(digestOf(frames))
  for (const other of others) expect(digestOf(other)).not.toBe(digestOf(frames))
})

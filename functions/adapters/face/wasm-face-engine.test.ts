import * as tf from '@tensorflow/tfjs-core'
import sharp from 'sharp'
import { beforeAll, expect, it } from 'vitest'
import { drawPerson } from '../../../shared/test-people/draw-person.ts'
import type { Pose } from '../../../shared/test-people/pose.ts'
import { drawnPeople, type DrawnPerson } from '../../../shared/test-people/drawn-people.ts'
import type { FaceEngine } from '../../domain/face-engine.ts'
import { likeness, meanTemplate } from '../../domain/face-template.ts'
import { hashDistance } from '../../domain/picture-hash.ts'
import { wasmFaceEngine } from './wasm-face-engine.ts'

const { first, second } = drawnPeople

let engine: FaceEngine
beforeAll(async () => {
  engine = await wasmFaceEngine()
}, 60_000)

it('measures the one face: where it is, upright, eyes open, mouth shut', async () => {
  const { width, height, faces, face } = await lookAt(drawn(first))

  expect({ width, height, faces }).toEqual({ width: 640, height: 480, faces: 1 })
  expect(face.points.leftEye.x).toBeLessThan(face.points.rightEye.x)
  expect(face.points.nose.y).toBeLessThan(face.points.leftMouth.y)
  expect(Math.abs(face.pose.roll)).toBeLessThan(5)
  expect(face.mouthOpen).toBeLessThan(0.2)
  expect(Math.max(face.eyesClosed.left, face.eyesClosed.right)).toBeLessThan(0.2)
})

it('sees eyes close, a mouth open, a head turn and nod', async () => {
  const rest = (await lookAt(drawn(first))).face
  const shut = (await lookAt(drawn(first, { blink: 1 }))).face
  const open = (await lookAt(drawn(first, { jaw: 1 }))).face
  const right = (await lookAt(drawn(first, { yaw: 0.6 }))).face
  const down = (await lookAt(drawn(first, { pitch: 0.4 }))).face

  expect(Math.min(shut.eyesClosed.left, shut.eyesClosed.right)).toBeGreaterThan(0.9)
  expect(open.mouthOpen - rest.mouthOpen).toBeGreaterThan(0.4)
  expect(right.pose.yaw - rest.pose.yaw).toBeGreaterThan(0.3)
  expect(down.pose.pitch - rest.pose.pitch).toBeGreaterThan(0.05)
})

it('knows a person again in another pose, and tells two people apart', async () => {
  const template = await templateOf(drawn(first))

  expect(likeness(template, template)).toBeCloseTo(1, 5)
  expect(likeness(template, await templateOf(drawn(first, { yaw: 0.3, seed: 2 })))).toBeGreaterThan(0.6)
  expect(likeness(template, await templateOf(drawn(second)))).toBeLessThan(0.4)
})

it('knows a face by the mean of two looks, which take turns', async () => {
  const picture = await drawn(first)
  const { face } = await lookAt(picture)
  const [even, odd, next] = await Promise.all([0, 1, 2].map((turn) => engine.glance(picture, face, turn)))
  if (!even || !odd || !next) throw new Error('three looks')

  expect(likeness(await engine.embed(picture, face), meanTemplate([even, odd]))).toBeCloseTo(1, 5)
  expect(likeness(even, next)).toBeCloseTo(1, 5)
  expect(likeness(even, odd)).toBeLessThan(0.999)
})

it('knows a person again in a picture that lies on its side and says so', async () => {
  const onItsSide = await sharp(await drawn(first))
    .rotate(270)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

  expect(likeness(await templateOf(drawn(first)), await templateOf(onItsSide))).toBeGreaterThan(0.9)
})

it('finds a small face in a large picture', async () => {
  const small = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#ccc' } })
    .composite([{ input: await drawn(first), left: 500, top: 400 }])
    .jpeg()
    .toBuffer()

  const { width, face } = await lookAt(small)

  expect(width).toBe(1280)
  expect(face.box.width).toBeLessThan(280)
})

it('measures dark and blurred pictures as that', async () => {
  const clear = (await lookAt(drawn(first))).face.quality
  const dark = (
    await lookAt(
      sharp(await drawn(first))
        .linear(0.3)
        .jpeg()
        .toBuffer(),
    )
  ).face.quality
  const blurred = (
    await lookAt(
      sharp(await drawn(first))
        .blur(6)
        .jpeg()
        .toBuffer(),
    )
  ).face.quality

  expect(dark.brightness).toBeLessThan(clear.brightness / 2)
  expect(blurred.sharpness).toBeLessThan(clear.sharpness / 2)
})

it('gives the same picture saved once more nearly the same hash, and another picture another', async () => {
  const { hash } = await lookAt(drawn(first))
  const again = await lookAt(
    sharp(await drawn(first))
      .jpeg({ quality: 60 })
      .toBuffer(),
  )

  expect(hashDistance(hash, again.hash)).toBeLessThan(10)
  expect(hashDistance(hash, (await lookAt(drawn(second))).hash)).toBeGreaterThan(40)
})

it('gives a face much the same hash wherever in a picture it is, however turned, and another face another', async () => {
  const { face, hash } = await lookAt(drawn(first))
  const cropped = sharp(await drawn(first)).extract({ left: 60, top: 0, width: 580, height: 420 })
  const turned = sharp(await drawn(first)).rotate(5)

  for (const picture of [cropped, turned]) {
    const again = await lookAt(picture.jpeg({ quality: 80 }).toBuffer())
    expect(hashDistance(face.hash, again.face.hash)).toBeLessThan(60)
    expect(hashDistance(hash, again.hash)).toBeGreaterThan(80)
  }
  expect(hashDistance(face.hash, (await lookAt(drawn(second))).face.hash)).toBeGreaterThan(80)
})

it('gives the print risk as a probability', async () => {
  const picture = await drawn(first)
  const risk = await engine.printRisk(picture, (await lookAt(picture)).face)

  expect(risk).toBeGreaterThanOrEqual(0)
  expect(risk).toBeLessThanOrEqual(1)
})

it('sees no face where there is none', async () => {
  const wall = await sharp({ create: { width: 320, height: 320, channels: 3, background: '#987' } })
    .jpeg()
    .toBuffer()

  const look = await engine.look(wall)

  expect(look).toMatchObject({ ok: true, value: { faces: 0 } })
  expect(look).not.toHaveProperty('value.face')
})

it('refuses what is no JPEG, is cut off, or is larger than allowed', async () => {
  const jpeg = await drawn(first)
  const huge = await sharp({ create: { width: 10_000, height: 5_001, channels: 3, background: '#000' } })
    .jpeg()
    .toBuffer()
  const heavy = Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024)])
  const bad = [
    Buffer.from('no picture at all'),
    await sharp(jpeg).png().toBuffer(),
    jpeg.subarray(0, jpeg.length / 2),
    huge,
    heavy,
  ]

  for (const picture of bad)
    expect(await engine.look(picture)).toEqual({ ok: false, refusal: 'picture-unreadable' })
})

it('keeps nothing of a picture in memory', async () => {
  const picture = await drawn(first)
  await lookAt(picture)
  const before = tf.memory().numTensors
  await lookAt(picture)

  expect(tf.memory().numTensors).toBe(before)
})

function drawn(person: DrawnPerson, pose: Pose = {}): Promise<Buffer> {
  const { rgb, width, height } = drawPerson(person, pose)
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
}

async function lookAt(picture: Buffer | Promise<Buffer>) {
  const look = await engine.look(await picture)
  if (!look.ok || !look.value.face) throw new Error('no face was found')
  return { ...look.value, face: look.value.face }
}

async function templateOf(picture: Buffer | Promise<Buffer>) {
  return engine.embed(await picture, (await lookAt(picture)).face)
}

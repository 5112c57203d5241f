import * as tf from '@tensorflow/tfjs-core'
import * as faceApi from 'face-api.js/dist/face-api.node-wasm.js'
import { beforeAll, expect, it } from 'vitest'
import { drawPerson } from '../../../shared/test-people/draw-person.ts'
import { drawnPeople } from '../../../shared/test-people/drawn-people.ts'
import { FusedFaceDetector, FusedLandmarks } from './fused-networks.ts'
import { modelFiles } from './model-files.ts'
import { readWeights, startTensorflow } from './tensorflow.ts'

beforeAll(startTensorflow)

it('finds the very boxes that face-api.js finds', async () => {
  const [own, fused] = [new faceApi.TinyFaceDetector(), new FusedFaceDetector()]
  for (const each of [own, fused])
    each.loadFromWeightMap(await readWeights(modelFiles.finderManifest, modelFiles.finder))
  const picture = pictureOf(160)

  const expected = await own.locateFaces(asTheirs(picture), { inputSize: 160, scoreThreshold: 0.1 })
  const found = await fused.locate(picture, 0.1)

  expect(found.length).toBe(expected.length)
  expected.forEach(({ relativeBox }, at) => {
    for (const side of ['x', 'y', 'width', 'height'] as const)
      expect(found[at]?.[side]).toBeCloseTo(relativeBox[side], 4)
  })
})

it('marks the very points that face-api.js marks', async () => {
  const [own, fused] = [new faceApi.FaceLandmark68Net(), new FusedLandmarks()]
  for (const each of [own, fused])
    each.loadFromWeightMap(await readWeights(modelFiles.landmarksManifest, modelFiles.landmarks))
  const picture = pictureOf(112)

  const expected = (await own.detectLandmarks(asTheirs(picture))) as faceApi.FaceLandmarks68
  const marks = fused.mark(picture)

  expect(marks.length).toBe(68)
  expected.relativePositions.forEach(({ x, y }, at) => {
    expect(marks[at]?.x).toBeCloseTo(x, 4)
    expect(marks[at]?.y).toBeCloseTo(y, 4)
  })
})

/** The middle of a drawn person's picture. */
function pictureOf(side: number) {
  const { rgb, width, height } = drawPerson(drawnPeople.first)
  const whole = tf.tensor3d(rgb, [height, width, 3], 'int32')
  const square = tf.slice(whole, [0, (width - height) / 2, 0], [height, height, 3])
  return tf.image.resizeBilinear(square, [side, side])
}

const asTheirs = (picture: tf.Tensor3D) => picture as unknown as faceApi.tf.Tensor3D

import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import * as faceApi from 'face-api.js/dist/face-api.node-wasm.js'
import { decodeJpeg } from '../adapters/face/pixels.ts'
import type { Recogniser } from './comparisons.ts'

const { resolve } = createRequire(import.meta.url)
const models = dirname(resolve('face-api.js/model/face_recognition_model.bin'))

/** Its own usual threshold. */
export const USUAL_DISTANCE = 0.6

/** face-api.js as its documentation uses it, on TensorFlow's wasm once that is started: 128 numbers a face. */
export async function openFaceApiDescriptor() {
  const { tinyFaceDetector, faceLandmark68Net, faceRecognitionNet } = faceApi.nets
  for (const net of [tinyFaceDetector, faceLandmark68Net, faceRecognitionNet]) await net.loadFromDisk(models)
  const options = new faceApi.TinyFaceDetectorOptions({ inputSize: 160 })

  return async (picture: Uint8Array): Promise<Float32Array | undefined> => {
    const pixels = await decodeJpeg(picture)
    if (!pixels) return undefined
    const image = tf.tensor3d(pixels.data, [pixels.height, pixels.width, 3], 'int32')
    const found = await faceApi
      .detectSingleFace(image as never, options)
      .withFaceLandmarks()
      .withFaceDescriptor()
    image.dispose()
    return found?.descriptor
  }
}

export const byDistance: Recogniser = {
  likeness(one, other) {
    let sum = 0
    for (let at = 0; at < one.length; at += 1) sum += ((one[at] ?? 0) - (other[at] ?? 0)) ** 2
    return -Math.sqrt(sum)
  },
  mean: (several) =>
    several.reduce(
      (sum, each) => sum.map((value, at) => value + (each[at] ?? 0) / several.length),
      new Float32Array(several[0]?.length ?? 0),
    ),
}

import * as tf from '@tensorflow/tfjs-core'
import type * as faceApi from 'face-api.js/dist/face-api.node-wasm.js'
import type { Landmarks } from '../../../shared/vocabulary/face-landmarks.ts'
import type { Face } from '../../domain/face-engine.ts'
import { FusedFaceDetector, FusedLandmarks, LANDMARKS_SIDE } from './fused-networks.ts'
import { modelFiles } from './model-files.ts'
import type { Pixels } from './pixels.ts'
import { readWeights, startTensorflow } from './tensorflow.ts'

/** Each is tried when those before found nothing: first a face near the camera, one that fills the picture, smaller ones. */
const ATTEMPTS = [
  { inputSize: 160, scoreThreshold: 0.5 },
  { inputSize: 96, scoreThreshold: 0.5 },
  { inputSize: 224, scoreThreshold: 0.5 },
  { inputSize: 320, scoreThreshold: 0.5 },
  { inputSize: 416, scoreThreshold: 0.5 },
  { inputSize: 160, scoreThreshold: 0.3 },
  { inputSize: 96, scoreThreshold: 0.3 },
]

export interface FoundFaces {
  count: number
  largest?: { box: Face['box']; marks: Landmarks }
}

/** face-api.js: where faces are, and the 68 points of the largest. */
export async function openFaceFinder() {
  await startTensorflow()
  const detector = new FusedFaceDetector()
  detector.loadFromWeightMap(await readWeights(modelFiles.finderManifest, modelFiles.finder))
  const landmarks = new FusedLandmarks()
  landmarks.loadFromWeightMap(await readWeights(modelFiles.landmarksManifest, modelFiles.landmarks))
  await runOnce(detector, landmarks)

  return async (picture: Pixels): Promise<FoundFaces> => {
    const boxes = await findBoxes(detector, picture)
    const [box] = boxes.toSorted((a, b) => b.area - a.area)
    if (!box) return { count: 0 }
    return {
      count: boxes.length,
      largest: {
        box: { x: box.x, y: box.y, width: box.width, height: box.height },
        marks: markFace(landmarks, picture, box),
      },
    }
  }
}

/** The first run takes several times as long: not while somebody waits for an answer. */
async function runOnce(detector: FusedFaceDetector, landmarks: FusedLandmarks) {
  const [picture, face] = [
    tf.zeros<tf.Rank.R3>([160, 160, 3]),
    tf.zeros<tf.Rank.R3>([LANDMARKS_SIDE, LANDMARKS_SIDE, 3]),
  ]
  await detector.locate(picture, 1)
  landmarks.mark(face)
  tf.dispose([picture, face])
}

async function findBoxes(detector: FusedFaceDetector, picture: Pixels) {
  const { width, height } = picture
  const side = Math.max(width, height)
  const square = cutSquare(picture, { x: 0, y: 0, width, height }, { left: 0, top: 0, side })
  try {
    for (const { inputSize, scoreThreshold } of ATTEMPTS) {
      const scaled = tf.image.resizeBilinear(square, [inputSize, inputSize])
      const found = await detector.locate(scaled, scoreThreshold)
      scaled.dispose()
      const boxes = found.map((box) => box.rescale(side)).filter((box) => isSeen(box, picture))
      if (boxes.length > 0) return boxes
    }
    return []
  } finally {
    square.dispose()
  }
}

const isSeen = (box: faceApi.Box, { width, height }: Pixels) => {
  const seen = box.clipAtImageBorders(width, height)
  return seen.width > 0 && seen.height > 0
}

function markFace(landmarks: FusedLandmarks, picture: Pixels, box: faceApi.Box): Landmarks {
  const face = box.clipAtImageBorders(picture.width, picture.height)
  const side = Math.max(face.width, face.height)
  const [left, top] = [Math.floor((side - face.width) / 2), Math.floor((side - face.height) / 2)]
  const scaled = tf.tidy(() =>
    tf.image.resizeBilinear(cutSquare(picture, face, { left, top, side }), [LANDMARKS_SIDE, LANDMARKS_SIDE]),
  )
  const marks = landmarks.mark(scaled)
  scaled.dispose()
  return marks.map(({ x, y }) => ({ x: x * side + face.x - left, y: y * side + face.y - top }))
}

/** A part of the picture, whole pixels, within a black square. */
function cutSquare(
  { data, width }: Pixels,
  part: Pick<faceApi.Box, 'x' | 'y' | 'width' | 'height'>,
  { left, top, side }: { left: number; top: number; side: number },
): tf.Tensor3D {
  const square = new Uint8Array(side * side * 3)
  for (let row = 0; row < part.height; row += 1) {
    const from = ((part.y + row) * width + part.x) * 3
    square.set(data.subarray(from, from + part.width * 3), ((top + row) * side + left) * 3)
  }
  return tf.tensor3d(square, [side, side, 3], 'int32')
}

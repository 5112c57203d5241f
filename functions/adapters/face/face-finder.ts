import * as tf from '@tensorflow/tfjs-core'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as faceApi from 'face-api.js/dist/face-api.node-wasm.js'
import type { Landmarks } from '../../../shared/vocabulary/face-landmarks.ts'
import type { Face } from '../../domain/face-engine.ts'
import { type ModelFile, modelFiles, readModel, wasmFiles } from './model-files.ts'
import type { Pixels } from './pixels.ts'

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
/** What the detector learnt to see as nothing. */
const MEAN_COLOUR = [117.001, 114.697, 97.404]
const BINARIES = [
  'tfjs-backend-wasm.wasm',
  'tfjs-backend-wasm-simd.wasm',
  'tfjs-backend-wasm-threaded-simd.wasm',
] as const

export interface FoundFaces {
  count: number
  largest?: { box: Face['box']; marks: Landmarks }
}

/** face-api.js: where faces are, and the 68 points of the largest. */
export async function openFaceFinder() {
  await startTensorflow()
  const finder = new faceApi.TinyFaceDetector()
  // It would take the mean away itself, in a way that costs a fifth of finding a face.
  delete finder.config.meanRgb
  finder.loadFromWeightMap(await readWeights(modelFiles.finderManifest, modelFiles.finder))
  const marker = new faceApi.FaceLandmark68Net()
  marker.loadFromWeightMap(await readWeights(modelFiles.landmarksManifest, modelFiles.landmarks))

  return async ({ data, width, height }: Pixels): Promise<FoundFaces> => {
    const image = tf.tensor3d(data, [height, width, 3], 'int32')
    try {
      const boxes = await findBoxes(finder, image)
      const [box] = boxes.toSorted((a, b) => b.area - a.area)
      if (!box) return { count: 0 }
      const marks = await markFace(marker, image, box)
      return {
        count: boxes.length,
        largest: { box: { x: box.x, y: box.y, width: box.width, height: box.height }, marks },
      }
    } finally {
      image.dispose()
    }
  }
}

async function findBoxes(finder: faceApi.TinyFaceDetector, image: tf.Tensor3D) {
  for (const attempt of ATTEMPTS) {
    const [height, width] = image.shape
    const scale = attempt.inputSize / Math.max(height, width)
    const input = tf.tidy(() => {
      const size: [number, number] = [Math.round(height * scale), Math.round(width * scale)]
      return tf.sub<tf.Tensor3D>(tf.image.resizeBilinear(image, size), MEAN_COLOUR)
    })
    const found = await finder.locateFaces(asTheirs(input), attempt)
    input.dispose()
    const boxes = found.map(({ box }) => box.rescale(1 / scale)).filter((box) => isSeen(box, image))
    if (boxes.length > 0) return boxes
  }
  return []
}

const isSeen = (box: faceApi.Box, { shape: [height, width] }: tf.Tensor3D) => {
  const seen = box.clipAtImageBorders(width, height)
  return seen.width > 0 && seen.height > 0
}

async function markFace(marker: faceApi.FaceLandmark68Net, image: tf.Tensor3D, box: faceApi.Box) {
  const [face] = await faceApi.extractFaceTensors(asTheirs(image), [
    new faceApi.Rect(box.x, box.y, box.width, box.height),
  ])
  if (!face) throw new Error('the face that was found lies outside of the picture')
  const marks = (await marker.detectLandmarks(face)) as faceApi.FaceLandmarks68
  face.dispose()
  const corner = box.clipAtImageBorders(image.shape[1], image.shape[0])
  return marks.positions.map(({ x, y }) => ({ x: x + corner.x, y: y + corner.y }))
}

/** face-api.js brings TensorFlow's types in a copy of its own. */
const asTheirs = (image: tf.Tensor3D) => image as unknown as faceApi.tf.Tensor3D

async function startTensorflow() {
  // Node has SIMD everywhere and no threads here, so it takes the same one of three.
  const [plain, simd, threaded] = BINARIES
  setWasmPaths({
    [plain]: wasmFiles.tensorflow,
    [simd]: wasmFiles.tensorflow,
    [threaded]: wasmFiles.tensorflow,
  })
  await tf.setBackend('wasm')
  await tf.ready()
  // Without its wasm it goes on in plain JavaScript, many times slower, and says nothing.
  if (tf.getBackend() !== 'wasm') throw new Error('TensorFlow does not run on WebAssembly')
}

async function readWeights(manifest: ModelFile, weights: ModelFile) {
  const [group] = JSON.parse(Buffer.from(await readModel(manifest)).toString()) as {
    weights: tf.io.WeightsManifestEntry[]
  }[]
  const bytes = await readModel(weights)
  if (!group) throw new Error('a model without weights')
  return tf.io.decodeWeights(bytes.slice().buffer, group.weights) as unknown as faceApi.tf.NamedTensorMap
}

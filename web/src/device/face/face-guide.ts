import type { NamedTensorMap, Tensor3D } from '@tensorflow/tfjs-core'
import { tidy } from '@tensorflow/tfjs-core/dist/globals.js'
import { decodeWeights } from '@tensorflow/tfjs-core/dist/io/io_utils.js'
import type { WeightsManifestEntry } from '@tensorflow/tfjs-core/dist/io/types.js'
import { resizeBilinear } from '@tensorflow/tfjs-core/dist/ops/image/resize_bilinear.js'
import { sub } from '@tensorflow/tfjs-core/dist/ops/sub.js'
import { tensor3d } from '@tensorflow/tfjs-core/dist/ops/tensor3d.js'
import * as faceApi from 'face-api.js/dist/face-api.esm-nobundle.js'
import landmarksManifest from 'face-api.js/model/face_landmark_68_tiny_model-weights_manifest.json'
import finderManifest from 'face-api.js/model/tiny_face_detector_model-weights_manifest.json'
import type { Glimpse } from './face-camera.ts'
import { fetchGuide } from './guide-files.ts'
import { glimpseOf } from './glimpse-of.ts'
import { hasSimd, startWasm } from './start-wasm.ts'

/** A face at arm's length; and, where that finds none, one that fills the picture. */
const SIZES = [160, 96]
/** What the detector learnt to see as nothing. */
const MEAN_COLOUR = [117.001, 114.697, 97.404]

export type FaceGuide = (picture: ImageData, at: number) => Promise<Glimpse>

/** face-api.js on WebAssembly. @param progress 0 to 1 */
export async function openFaceGuide(progress: (share: number) => void): Promise<FaceGuide> {
  const files = await fetchGuide(await hasSimd(), progress)
  await startWasm(files.wasm)
  letRunAnywhere()
  const finder = new faceApi.TinyFaceDetector()
  // It would take the mean away itself, in a way that costs a fifth of finding a face.
  delete finder.config.meanRgb
  finder.loadFromWeightMap(weightsOf(finderManifest, files.finder))
  const marker = new faceApi.FaceLandmark68TinyNet()
  marker.loadFromWeightMap(weightsOf(landmarksManifest, files.landmarks))

  const look: FaceGuide = async (picture, at) => {
    const image = toTensor(picture)
    try {
      const boxes = await findBoxes(finder, image)
      const [largest] = boxes.toSorted((one, other) => other.area - one.area)
      if (!largest) return glimpseOf(picture, { at, faces: 0 })
      const marks = await markFace(marker, image, largest)
      return glimpseOf(picture, { at, faces: boxes.length, box: largest, marks })
    } finally {
      image.dispose()
    }
  }
  // The first look takes many times as long as the others.
  await look(new ImageData(320, 320), 0)
  return look
}

/** face-api.js asks of every tensor whether it is a picture, and knows only a page's kinds: in a worker it is none. */
function letRunAnywhere() {
  const none = EventTarget as unknown
  faceApi.env.setEnv({ Canvas: none, Image: none, Video: none } as faceApi.Environment)
}

function weightsOf(manifest: readonly { weights: object[] }[], bytes: Uint8Array<ArrayBuffer>) {
  const [group] = manifest
  if (!group) throw new Error('a model without weights')
  const entries = group.weights as WeightsManifestEntry[]
  return asTheirs(decodeWeights(bytes.buffer, entries))
}

function toTensor({ data, width, height }: ImageData) {
  const rgb = new Int32Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    rgb[pixel * 3] = data[pixel * 4] ?? 0
    rgb[pixel * 3 + 1] = data[pixel * 4 + 1] ?? 0
    rgb[pixel * 3 + 2] = data[pixel * 4 + 2] ?? 0
  }
  return tensor3d(rgb, [height, width, 3], 'int32')
}

async function findBoxes(finder: faceApi.TinyFaceDetector, image: Tensor3D) {
  for (const inputSize of SIZES) {
    const input = tidy(() => sub<Tensor3D>(resizeBilinear(image, [inputSize, inputSize]), MEAN_COLOUR))
    const found = await finder.locateFaces(asTheirs(input), { inputSize, scoreThreshold: 0.5 })
    input.dispose()
    const scale = image.shape[0] / inputSize
    const boxes = found.map(({ box }) => box.rescale(scale)).filter((box) => isSeen(box, image))
    if (boxes.length > 0) return boxes
  }
  return []
}

const isSeen = (box: faceApi.Box, { shape: [height, width] }: Tensor3D) => {
  const seen = box.clipAtImageBorders(width, height)
  return seen.width > 0 && seen.height > 0
}

async function markFace(marker: faceApi.FaceLandmark68TinyNet, image: Tensor3D, box: faceApi.Box) {
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
function asTheirs(tensor: Tensor3D): faceApi.tf.Tensor3D
function asTheirs(weights: NamedTensorMap): faceApi.tf.NamedTensorMap
function asTheirs(ours: unknown) {
  return ours
}

import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import type * as faceApi from 'face-api.js/dist/face-api.node-wasm.js'
import { type ModelFile, readModel, wasmFiles } from './model-files.ts'

const BINARIES = [
  'tfjs-backend-wasm.wasm',
  'tfjs-backend-wasm-simd.wasm',
  'tfjs-backend-wasm-threaded-simd.wasm',
] as const

export async function startTensorflow() {
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

export async function readWeights(manifest: ModelFile, weights: ModelFile) {
  const [group] = JSON.parse(Buffer.from(await readModel(manifest)).toString()) as {
    weights: tf.io.WeightsManifestEntry[]
  }[]
  const bytes = await readModel(weights)
  if (!group) throw new Error('a model without weights')
  return tf.io.decodeWeights(bytes.slice().buffer, group.weights) as unknown as faceApi.tf.NamedTensorMap
}

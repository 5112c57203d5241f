import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

// A bundle lays the files beside its code: infra/bundle-functions.ts rewrites each `resolve`.
const { resolve } = createRequire(import.meta.url)

export interface ModelFile {
  path: string
  sha256: string
}

/** Which models see: another one is put in here, measured by the benches, and its thresholds set anew. */
export const modelFiles = {
  finderManifest: {
    path: resolve('face-api.js/model/tiny_face_detector_model-weights_manifest.json'),
    sha256: '5d1af4849ac48d5b985f4a9b16010c512353ddd6fcc63d50fd0bc9e9e64296e5',
  },
  finder: {
    path: resolve('face-api.js/model/tiny_face_detector_model.bin'),
    sha256: 'b7503ce7df31039b1c43316a9b865cab6a70dd748cc602d3fa28b551503c3871',
  },
  landmarksManifest: {
    path: resolve('face-api.js/model/face_landmark_68_model-weights_manifest.json'),
    sha256: 'ca4886639f86e99b39fed0c155f81b63317225773bd9616716e887b0153389c9',
  },
  landmarks: {
    path: resolve('face-api.js/model/face_landmark_68_model.bin'),
    sha256: '4611ef65c87d836d03d684b30eec4d195d8b219fa1dd58fc58945831c6b9299b',
  },
  eye: {
    path: resolve('faceplugin-face-recognition-js/model/fr_eye.onnx'),
    sha256: '1afcea006abc1ccac3c517022abde0aa092bed74ff3c9fe6878483ef9e6e38de',
  },
  identity: {
    path: resolve('faceplugin-face-recognition-js/model/fr_feature.onnx'),
    sha256: '87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581',
  },
  print: {
    path: resolve('faceplugin-face-recognition-js/model/fr_liveness.onnx'),
    sha256: 'afa783b7e902fdfcf323a7240cac2a1c580c25314ea4161129dc1b0d100dc32d',
  },
} as const satisfies Record<string, ModelFile>

/** Code of the two libraries, as npm checked it. */
export const wasmFiles = {
  onnx: resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'),
  tensorflow: resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'),
} as const

/** The file's bytes, and no others: thresholds were measured on these. */
export async function readModel({ path, sha256 }: ModelFile): Promise<Uint8Array> {
  const bytes = await readFile(path)
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Error(`${path} is not the model that was measured`)
  return bytes
}

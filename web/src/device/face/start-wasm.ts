import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/base.js'
import { env } from '@tensorflow/tfjs-core/dist/environment.js'
import { getBackend, setBackend } from '@tensorflow/tfjs-core/dist/globals.js'
import { registerKernels } from './wasm-kernels.ts'

/** TensorFlow on a WebAssembly file that was fetched already: the library's own fetching tells of no progress. */
export async function startWasm(wasm: Uint8Array<ArrayBuffer>) {
  registerKernels()
  const tensorflow = env()
  tensorflow.set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  tensorflow.platform.fetch = async () => new Response(wasm)
  const given = 'fetched-already'
  const paths = {
    'tfjs-backend-wasm.wasm': given,
    'tfjs-backend-wasm-simd.wasm': given,
    'tfjs-backend-wasm-threaded-simd.wasm': given,
  } as const
  setWasmPaths(paths, true)
  await setBackend('wasm')
  // Where WebAssembly may not run it says nothing, and would go on in plain JavaScript or not at all.
  if (getBackend() !== 'wasm') throw new Error('TensorFlow does not run on WebAssembly')
}

export const hasSimd = async () => Boolean(await env().getAsync('WASM_HAS_SIMD_SUPPORT'))

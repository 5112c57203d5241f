import { readFile } from 'node:fs/promises'
import * as onnx from 'onnxruntime-web/wasm'
import { type ModelFile, readModel, wasmFiles } from './model-files.ts'

/** @param input of the network's own shape */
export type Network = (input: Float32Array) => Promise<Float32Array>

/** Networks in ONNX's format, on WebAssembly, one thread. */
export async function openNetworks(models: readonly ModelFile[]): Promise<Network[]> {
  onnx.env.logLevel = 'error'
  onnx.env.wasm.numThreads = 1
  onnx.env.wasm.wasmBinary = await readFile(wasmFiles.onnx)
  const networks: Network[] = []
  for (const model of models) networks.push(await openNetwork(await readModel(model)))
  return networks
}

async function openNetwork(model: Uint8Array): Promise<Network> {
  const session = await onnx.InferenceSession.create(model, {
    executionProviders: ['wasm'],
    logSeverityLevel: 3,
  })
  const [about] = session.inputMetadata
  if (!about?.isTensor) throw new Error('a network that does not say what it takes')
  const shape = about.shape.map(Number)
  const network: Network = async (input) => {
    const { output } = await session.run({ input: new onnx.Tensor('float32', input, shape) })
    if (!output) throw new Error('a network without an `output`')
    return output.data as Float32Array
  }
  // The first run takes several times as long: not while somebody waits for an answer.
  await network(new Float32Array(shape.reduce((size, side) => size * side, 1)))
  return network
}

export function softmax(values: Float32Array): Float32Array {
  const largest = Math.max(...values)
  const powers = values.map((value) => Math.exp(value - largest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

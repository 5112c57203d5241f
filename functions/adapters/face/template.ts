import type { FaceTemplate } from '../../domain/face-engine.ts'
import { toUnit } from '../../domain/face-template.ts'
import type { Network } from './onnx-network.ts'

/** What fr_feature makes of an aligned face. */
export async function templateOf(network: Network, aligned: Float32Array): Promise<FaceTemplate> {
  const input = aligned.map((value) => (value - 127) / 128)
  return toUnit(await network(input))
}

import { createHash } from 'node:crypto'
import type { FaceEngine } from '../domain/face-engine.ts'

/** Looks once at each picture, however often it is asked and in whatever array of bytes the picture comes. */
export function remembering(engine: FaceEngine): FaceEngine {
  const looks = new Map<string, ReturnType<FaceEngine['look']>>()
  const templates = new Map<string, ReturnType<FaceEngine['embed']>>()
  const even = new Map<string, ReturnType<FaceEngine['glance']>>()
  const odd = new Map<string, ReturnType<FaceEngine['glance']>>()
  const risks = new Map<string, ReturnType<FaceEngine['printRisk']>>()
  return {
    look: (picture) => known(looks, picture, () => engine.look(picture)),
    embed: (picture, face) => known(templates, picture, () => engine.embed(picture, face)),
    glance: (picture, face, turn) =>
      known(turn % 2 === 0 ? even : odd, picture, () => engine.glance(picture, face, turn)),
    printRisk: (picture, face) => known(risks, picture, () => engine.printRisk(picture, face)),
  }
}

function known<Value>(values: Map<string, Value>, picture: Uint8Array, make: () => Value): Value {
  const name = createHash('sha256').update(picture).digest('base64url')
  const value = values.get(name) ?? make()
  values.set(name, value)
  return value
}

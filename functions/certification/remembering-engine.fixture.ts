import type { FaceEngine } from '../domain/face-engine.ts'

/** Looks once at each picture, however often it is asked. */
export function remembering(engine: FaceEngine): FaceEngine {
  const looks = new WeakMap<Uint8Array, ReturnType<FaceEngine['look']>>()
  const templates = new WeakMap<Uint8Array, ReturnType<FaceEngine['embed']>>()
  const risks = new WeakMap<Uint8Array, ReturnType<FaceEngine['printRisk']>>()
  return {
    look: (picture) => known(looks, picture, () => engine.look(picture)),
    embed: (picture, face) => known(templates, picture, () => engine.embed(picture, face)),
    printRisk: (picture, face) => known(risks, picture, () => engine.printRisk(picture, face)),
  }
}

function known<Value>(values: WeakMap<Uint8Array, Value>, picture: Uint8Array, make: () => Value): Value {
  const value = values.get(picture) ?? make()
  values.set(picture, value)
  return value
}

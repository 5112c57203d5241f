import * as z from 'zod/mini'

const KEY = 'own-sign-ins'
const keptSchema = z.array(z.string())
/** More than anybody is asked about in the days that one is asked. */
const MOST = 30

/** Ids of the sign-ins of which somebody on this device said «that was me»; no other device knows. */
export function readOwnSignIns(storage: Storage): readonly string[] {
  try {
    return keptSchema.safeParse(JSON.parse(storage.getItem(KEY) ?? '')).data ?? []
  } catch {
    return []
  }
}

export function keepOwnSignIn(storage: Storage, id: string): readonly string[] {
  const kept = [id, ...readOwnSignIns(storage).filter((each) => each !== id)].slice(0, MOST)
  try {
    storage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // A browser that keeps nothing asks again the next time.
  }
  return kept
}

import * as z from 'zod/mini'

const KEY = 'held-scan'
const heldSchema = z.object({ receipt: z.string(), until: z.number() })

/** Keeps the receipt of a scan made before sign-in: in this tab only, until it is used or has lapsed. */
export function keepHeldScan(receipt: string, until: number) {
  sessionStorage.setItem(KEY, JSON.stringify({ receipt, until }))
}

export function heldScan(now: number): string | undefined {
  const held = heldSchema.safeParse(parsed(sessionStorage.getItem(KEY)))
  return held.success && now < held.data.until ? held.data.receipt : undefined
}

export function dropHeldScan() {
  sessionStorage.removeItem(KEY)
}

function parsed(json: string | null): unknown {
  try {
    return JSON.parse(json ?? '')
  } catch {
    return undefined
  }
}

import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** Of what the functions log: what somebody should look at. Counts and news are left out, whatever is no JSON is not. */
export function passTroublesOn(output: Readable, write: (line: string) => unknown) {
  createInterface({ input: output }).on('line', (line) => {
    if (isTrouble(line)) write(`${line}\n`)
  })
}

function isTrouble(line: string): boolean {
  if (!line.startsWith('{')) return true
  try {
    const { level, _aws: metric } = JSON.parse(line) as { level?: string; _aws?: unknown }
    return metric === undefined && level !== 'info'
  } catch {
    return true
  }
}

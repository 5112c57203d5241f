import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import type { Publication } from './sns-protocol.ts'

export interface OutboxMessage extends Publication {
  id: string
  /** ISO 8601 */
  at: string
}

const SHOWN = 500

/** Messages as they were sent, newest first; with a file they survive a restart. */
export function keptMessages(file: string | undefined) {
  const messages = file === undefined ? [] : readMessages(file)
  return {
    all: () => messages,
    add(publication: Publication): OutboxMessage {
      const message = { id: randomUUID(), ...publication, at: new Date().toISOString() }
      messages.unshift(message)
      messages.splice(SHOWN)
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(message)}\n`, { mode: 0o600 })
      return message
    },
  }
}

function readMessages(file: string): OutboxMessage[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8').split('\n').flatMap(readMessage).reverse().slice(0, SHOWN)
}

/** A start that was cut short can leave half a line. */
function readMessage(line: string): OutboxMessage[] {
  try {
    return [JSON.parse(line) as OutboxMessage]
  } catch {
    return []
  }
}

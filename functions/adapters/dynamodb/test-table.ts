import { documentClient } from './document-client.ts'

/** The table of the `db` tests, as a store takes it. Anything that could be a real one is refused. */
export function testTable() {
  const { TABLE_NAME: name = '', AWS_ENDPOINT_URL_DYNAMODB: endpoint = '' } = process.env
  const isHere = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\/?$/.test(endpoint)
  if (!isHere || !name.startsWith('test')) throw new Error(`${name} at ${endpoint} is not a table for tests`)
  return [documentClient, name] as const
}

/** The same as a room has it: with the rights that IAM gives that room, and no other. */
export function testTableOf(room: string) {
  const [client] = testTable()
  return [client, tableNameFor(room)] as const
}

/** Under which IAM's double knows the room. */
export const tableNameFor = (room: string) => (process.env['TABLE_AS_ROOM'] ?? '').replace('ROOM', room)

/** What a room has made of its rights so far: what it was refused, and what it never asked for. */
export async function rightsUsedBy(room: string) {
  const response = await fetch(`${process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? ''}/${room}`)
  return (await response.json()) as { refused: string[]; unused: string[] }
}

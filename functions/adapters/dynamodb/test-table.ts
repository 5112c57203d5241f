import { documentClient } from './document-client.ts'

/** The table of the `db` tests, as a store takes it. Anything that could be a real one is refused. */
export function testTable() {
  const { TABLE_NAME: name = '', AWS_ENDPOINT_URL_DYNAMODB: endpoint = '' } = process.env
  const isHere = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\/?$/.test(endpoint)
  if (!isHere || !name.startsWith('test')) throw new Error(`${name} at ${endpoint} is not a table for tests`)
  return [documentClient, name] as const
}

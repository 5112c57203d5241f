import { Agent, createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { LOOPBACK } from './free-port.ts'
import { itemsAsked, ofTable, type TableRequest } from './items-asked.ts'
import { listen } from './listen.ts'
import { roomUse } from './room-use.ts'
import { readTableAs } from './table-as.ts'

/**
 * Takes IAM's place, of which DynamoDB Local has nothing: stands before it, and refuses a room (table-as.ts) what
 * room-permissions.ts does not give it. `GET /<room>` tells what the room has made of its rights.
 */
export async function startIamDouble(database: string) {
  const agent = new Agent({ keepAlive: true })
  const uses = new Map<string, ReturnType<typeof roomUse>>()
  const useOf = (room: string) => {
    const use = uses.get(room) ?? roomUse(room)
    uses.set(room, use)
    return use
  }

  /** As it goes on to the database; undefined where it may not. */
  function passed(operation: string, body: string): string | undefined {
    const request = JSON.parse(body) as TableRequest
    const items = itemsAsked(operation, request)
    const { table, room } = readTableAs(items[0]?.table ?? '')
    if (room === undefined) return body
    return useOf(room).allows(items) ? JSON.stringify(ofTable(table, request)) : undefined
  }

  function sendOn({ headers }: IncomingMessage, body: string, response: ServerResponse) {
    const length = { 'content-length': Buffer.byteLength(body) }
    const onward = ask(database, { agent, method: 'POST', headers: { ...headers, ...length } })
    onward.on('response', (came) => {
      response.writeHead(came.statusCode ?? 502, came.headers)
      came.pipe(response)
    })
    onward.on('error', () => response.destroy())
    onward.end(body)
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { method, url = '', headers } = request
    if (method === 'GET') return response.end(JSON.stringify(useOf(url.slice(1)).tell()))
    const [, operation = ''] = String(headers['x-amz-target']).split('.')
    const body = passed(operation, await text(request))
    if (body !== undefined) return sendOn(request, body, response)
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' })
    return response.end(JSON.stringify(notAuthorized(operation)))
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => {
      console.error(fault)
      response.destroy()
    })
  })
  const { port, stop } = await listen(server, { port: 0, host: LOOPBACK, what: '权限检查' })
  return {
    endpoint: `http://${LOOPBACK}:${String(port)}`,
    stop: async () => {
      await stop()
      agent.destroy()
    },
  }
}

const notAuthorized = (operation: string) => ({
  __type: 'com.amazon.coral.service#AccessDeniedException',
  message: `Not authorized to perform dynamodb:${operation}: no identity-based policy allows it`,
})

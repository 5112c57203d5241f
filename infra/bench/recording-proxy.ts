import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One call that passed from the SDK to DynamoDB, as both sides wrote it. */
export interface RecordedCall {
  /** `GetItem`, `TransactWriteItems` … */
  operation: string
  request: unknown
  response: unknown
}

/** Stands between the SDK and DynamoDB Local and writes down what passes. */
export async function recordingProxy(database: string) {
  const calls: RecordedCall[] = []
  const server = createServer((request, response) => {
    void (async () => {
      const body = await readAll(request)
      const headers = Object.fromEntries(
        Object.entries(request.headers).filter(
          ([name]) => !['host', 'connection', 'content-length'].includes(name),
        ),
      ) as Record<string, string>
      const answer = await fetch(database, { method: 'POST', headers, body })
      const text = await answer.text()
      const operation = (headers['x-amz-target'] ?? '').split('.')[1] ?? ''
      calls.push({ operation, request: JSON.parse(body), response: text ? JSON.parse(text) : {} })
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
      })
      response.end(text)
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    /** What passed since the last call of this. */
    takeCalls: () => calls.splice(0),
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

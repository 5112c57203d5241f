import { createVerifier, httpbis } from 'http-message-signatures'
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'

interface Asked {
  body: string
  nonce: string
  /** Milliseconds, of no particular beginning. */
  at: number
  /** As a library verifies it, with a clock that may be wrong. */
  isSigned: boolean
}

export type Behaviour = (response: ServerResponse, asked: Asked) => void

const key = { id: 'guangdong', secret: 'a secret of the two sides, long enough' }

/** A service that does what the test says: each request the next behaviour, the last one from then on. */
export async function startOutsideService() {
  const service = { asked: [] as Asked[], behaves: [] as Behaviour[], clockAheadMs: 0 }
  const server = createServer((request, response) => {
    void readAsked(request, url, service.clockAheadMs).then((asked) => {
      service.asked.push(asked)
      const behave = service.behaves.length > 1 ? service.behaves.shift() : service.behaves[0]
      behave?.(response, asked)
    })
  })
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started))
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/questions`
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { service, url, key, stop }
}

async function readAsked(request: IncomingMessage, url: string, clockAheadMs: number): Promise<Asked> {
  const body = await text(request)
  const { headers } = request
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
  const created = Number(/created=(\d+)/.exec(String(headers['signature-input']))?.[1])
  const isFresh = Math.abs(Date.now() + clockAheadMs - created * 1000) < 30_000
  const isSigned = await httpbis
    .verifyMessage(
      {
        requiredFields: ['@method', '@target-uri', 'content-type', 'content-digest'],
        requiredParams: ['created', 'nonce', 'keyid'],
        keyLookup: async ({ keyid }) =>
          keyid === key.id ? { verify: createVerifier(key.secret, 'hmac-sha256') } : null,
      },
      { method: request.method ?? '', url, headers: headers as Record<string, string> },
    )
    .catch(() => false)
  return {
    body,
    nonce: /nonce="([^"]+)"/.exec(String(headers['signature-input']))?.[1] ?? '',
    at: performance.now(),
    isSigned: isSigned === true && isFresh && headers['content-digest'] === digest,
  }
}

const json = { 'content-type': 'application/json' }

/** What a good service does: 401 for whoever does not sign. */
export const says =
  (answer: object): Behaviour =>
  (response, { isSigned }) => {
    response.writeHead(isSigned ? 200 : 401, json).end(isSigned ? JSON.stringify(answer) : '{}')
  }

export const answers =
  (status: number, body = '', headers: Record<string, string> = json): Behaviour =>
  (response) => {
    response.writeHead(status, headers).end(body)
  }

export const isSilent: Behaviour = () => undefined

export const hangsUp: Behaviour = (response) => {
  response.socket?.destroy()
}

/** One space after the other: valid JSON so far, and never an end. */
export const drips: Behaviour = (response) => {
  response.writeHead(200, json)
  const dripping = setInterval(() => response.write(' '), 10)
  response.on('close', () => {
    clearInterval(dripping)
  })
}

export const breaksOff: Behaviour = (response) => {
  response.writeHead(200, { ...json, 'content-length': '15' })
  response.write('{"agre', () => response.socket?.destroy())
}

export const floods: Behaviour = (response) => {
  response.writeHead(200, json)
  const spaces = ' '.repeat(64 * 1024)
  const pour = () => {
    while (!response.destroyed && response.write(spaces)) continue
  }
  response.on('drain', pour)
  pour()
}

const bomb = gzipSync(' '.repeat(50_000_000))
export const sendsBomb: Behaviour = (response) => {
  response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb)
}

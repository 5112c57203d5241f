import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { LOOPBACK } from './free-port.ts'
import { listen, type Listening } from './listen.ts'
import type { ServiceAccess } from './local-environment.ts'
import { signatureCheck } from './service-signature.ts'

interface Played {
  /** For the person at the terminal. */
  what: string
  /** Where a journey tells it what to know. */
  entries: `/${string}`
  /** @throws for what it does not understand */
  enter: (told: unknown) => void
  /** undefined for a question it does not understand. */
  answer: (asked: unknown) => object | undefined
}

interface Reply {
  status: number
  body?: object
}
const done: Reply = { status: 204 }

export interface ServiceDouble extends Listening {
  /** For journeys, which tell it things and take it down. */
  origin: string
  /** For the product, which asks it. */
  access: ServiceAccess
}

/**
 * Takes an outside service's place for tests, on this machine only. `POST /` answers who signs;
 * `PUT <entries>` tells it something; after `PUT /down` it hangs up on every question until `DELETE /down`.
 */
export async function startServiceDouble({ what, entries, enter, answer }: Played): Promise<ServiceDouble> {
  const key = { keyId: 'journeys', secret: randomBytes(32).toString('base64url') }
  const isSigned = signatureCheck(key)
  let isDown = false

  async function reply(request: IncomingMessage): Promise<Reply> {
    const body = await text(request)
    switch (`${request.method ?? ''} ${request.url ?? ''}`) {
      case 'POST /':
        return answerQuestion(request, body)
      case `PUT ${entries}`:
        enter(JSON.parse(body))
        return done
      case 'PUT /down':
        isDown = true
        return done
      case 'DELETE /down':
        isDown = false
        return done
      default:
        return { status: 404 }
    }
  }

  async function answerQuestion({ headers }: IncomingMessage, body: string): Promise<Reply> {
    const url = `http://${headers.host ?? ''}/`
    if (!(await isSigned({ method: 'POST', url, headers, body }))) return { status: 401 }
    const answered = answer(JSON.parse(body))
    return answered ? { status: 200, body: answered } : { status: 400 }
  }

  const server = createServer((request, response) => {
    if (isDown && request.method === 'POST') return void request.socket.destroy()
    void reply(request)
      .catch((): Reply => ({ status: 400 }))
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        response.end(body === undefined ? '' : JSON.stringify(body))
      })
  })
  const listening = await listen(server, { port: 0, host: LOOPBACK, what })
  const origin = `http://${LOOPBACK}:${String(listening.port)}`
  return { ...listening, origin, access: { url: `${origin}/`, ...key } }
}

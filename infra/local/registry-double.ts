import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import * as z from 'zod/mini'
import { LOOPBACK } from './free-port.ts'
import { listen, type Listening } from './listen.ts'
import type { RegistryAccess } from './local-environment.ts'
import { signatureCheck } from './registry-signature.ts'

/** What a product asks, and what the double is told of a unit. */
const unitSchema = z.object({
  unit: z.object({ name: z.string(), code: z.string() }),
  representative: z.object({
    name: z.string(),
    document: z.object({ kind: z.string(), number: z.string(), issuingState: z.optional(z.string()) }),
  }),
})

interface Reply {
  status: number
  body?: unknown
}
const done: Reply = { status: 204 }

export interface RegistryDouble extends Listening {
  /** For journeys, which tell it units and take it down. */
  origin: string
  /** For the product, which asks it. */
  access: RegistryAccess
}

/**
 * Takes the market-supervision registry's place for tests: speaks docs/business-registry.md, on this machine only.
 * `POST /` answers who signs; `PUT /units` enters a unit; after `PUT /down` it hangs up on every question until `DELETE /down`.
 */
export async function startRegistryDouble(): Promise<RegistryDouble> {
  const key = { keyId: 'journeys', secret: randomBytes(32).toString('base64url') }
  const isSigned = signatureCheck(key)
  const units = new Set<string>()
  let isDown = false

  async function answer(request: IncomingMessage): Promise<Reply> {
    const body = await text(request)
    switch (`${request.method ?? ''} ${request.url ?? ''}`) {
      case 'POST /':
        return answerQuestion(request, body)
      case 'PUT /units':
        units.add(JSON.stringify(unitSchema.parse(JSON.parse(body))))
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
    const asked = unitSchema.safeParse(JSON.parse(body))
    if (!asked.success) return { status: 400 }
    return { status: 200, body: { agrees: units.has(JSON.stringify(asked.data)) } }
  }

  const server = createServer((request, response) => {
    if (isDown && request.method === 'POST') return void request.socket.destroy()
    void answer(request)
      .catch((): Reply => ({ status: 400 }))
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        response.end(body === undefined ? '' : JSON.stringify(body))
      })
  })
  const listening = await listen(server, { port: 0, host: LOOPBACK, what: '登记核验替身' })
  const origin = `http://${LOOPBACK}:${String(listening.port)}`
  return { ...listening, origin, access: { url: `${origin}/`, ...key } }
}

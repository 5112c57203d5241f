import { randomBytes, randomInt } from 'node:crypto'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import type { Endpoint, InputOf } from '../../shared/contracts/endpoint.ts'
import { IDEMPOTENCY_HEADER } from '../../shared/contracts/idempotency.ts'
import type { Surface } from '../../shared/contracts/surface.ts'

export interface Answered {
  status: number
  headers: IncomingHttpHeaders
  /** Of a problem or an output; every contract answers an object. */
  body: Record<string, unknown>
  /** From the first byte sent to the last received. */
  ms: number
}

interface Opening {
  origin: string
  /** The connections of an address; several browsers can be behind it. */
  line?: Agent
  surface?: Surface
  /** Cookies taken out of another browser, as a thief takes them. */
  cookies?: Iterable<readonly [name: string, value: string]>
}

export type Browser = ReturnType<typeof openBrowser>

const BROWSER = '__Host-browser'

/** Connections that come from an address nobody else has: any 127.x.y.z is this machine. */
export const openLine = () =>
  new Agent({ keepAlive: true, localAddress: [127, 1, 0, 0].map(anywhere).join('.') })

const anywhere = (first: number) => (first === 127 ? 127 : randomInt(1, 255))

/** A browser with cookies of its own, as a program outside the house would play one. */
export function openBrowser({ origin, line = openLine(), surface = 'app', cookies: taken = [] }: Opening) {
  const cookies = new Map([[BROWSER, randomBytes(32).toString('base64url')], ...taken])

  const headersFor = (body: string) => ({
    origin,
    'x-surface': surface,
    [IDEMPOTENCY_HEADER]: randomBytes(16).toString('base64url'),
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  })

  function keep(changes: readonly string[] = []) {
    for (const change of changes) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(change) ?? []
      if (change.includes('Max-Age=0')) cookies.delete(name)
      else cookies.set(name, value)
    }
  }

  async function ask(method: 'GET' | 'POST', path: string, input: unknown): Promise<Answered> {
    const body = method === 'POST' ? JSON.stringify(input) : ''
    const answered = await send(new URL(path, origin), { method, headers: headersFor(body), line, body })
    keep(answered.headers['set-cookie'])
    return answered
  }

  return {
    ask,
    call: <E extends Endpoint>({ method, path }: E, input: InputOf<E>) => ask(method, path, input),
    cookies: (): ReadonlyMap<string, string> => cookies,
    /** The browser stays one that the account knows. */
    forgetSession() {
      for (const name of cookies.keys()) if (name !== BROWSER) cookies.delete(name)
    },
    close: () => {
      line.destroy()
    },
  }
}

interface Sending {
  method: string
  headers: Record<string, string | number>
  line: Agent
  body: string
}

function send(url: URL, { method, headers, line, body }: Sending): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const asked = request(url, { method, headers, agent: line }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const ms = performance.now() - started
        const text = Buffer.concat(chunks).toString('utf8')
        const { statusCode: status = 0, headers: received } = response
        resolve({ status, headers: received, body: readBody(text), ms })
      })
    })
    asked.on('error', (fault: NodeJS.ErrnoException) => {
      // The server closed an idle connection just as we took it again.
      if (asked.reusedSocket && fault.code === 'ECONNRESET')
        resolve(send(url, { method, headers, line, body }))
      else reject(fault)
    })
    asked.end(body)
  })
}

const readBody = (text: string) => JSON.parse(text === '' ? '{}' : text) as Answered['body']

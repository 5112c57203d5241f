import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { pageHeaders } from '../page-headers.ts'
import { lambdaEvent } from './lambda-event.ts'
import { listen, type Listening } from './listen.ts'
import { gatewayReply, type LambdaHandler, runLambda } from './run-lambda.ts'
import { staticPages } from './static-pages.ts'

// What Lambda takes in one call.
const LARGEST_BODY = 6 * 1024 * 1024

interface Gateway {
  port: number
  host: string
  /** The only name under which pages are served: cookies, Origin checks and QR codes hang on it. */
  publicOrigin: string
  originSecret: string
  /** By route key: `POST /api/sign-in/password`. */
  routes: ReadonlyMap<string, LambdaHandler>
  pagesFolder: string
  certificate?: { key: string; cert: string } | undefined
  /** By route key, where Lambda's usual does not do. */
  timeoutsMs?: ReadonlyMap<string, number>
}

/** CloudFront and API Gateway on one machine: one origin for pages and functions. */
export function startGateway(gateway: Gateway): Promise<Listening> {
  const { port, host, certificate } = gateway
  const pages = staticPages(gateway.pagesFolder)

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { publicOrigin } = gateway
    if (request.headers.host !== new URL(publicOrigin).host) return elsewhere(request, response, publicOrigin)
    const url = readUrl(request, publicOrigin)
    if (!url) return response.writeHead(400).end()
    if (url.pathname.startsWith('/api/')) return callFunction(gateway, request, response, url)
    if (!isRead(request)) return response.writeHead(405, { allow: 'GET, HEAD' }).end()

    const { status, headers, body } = await pages(url.pathname, {
      accepts: request.headers['accept-encoding'] ?? '',
      knows: request.headers['if-none-match'] ?? '',
    })
    response.writeHead(status, { ...headers, 'content-length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  const serve = (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch((fault: unknown) => {
      console.error(fault)
      response.destroy()
    })
  }
  const server = certificate ? createHttpsServer(certificate, serve) : createHttpServer(serve)
  return listen(server, { port, host, what: '网页' })
}

async function callFunction(gateway: Gateway, request: IncomingMessage, response: ServerResponse, url: URL) {
  const routeKey = `${request.method ?? ''} ${url.pathname}`
  const handler = gateway.routes.get(routeKey)
  const body = await readBody(request)
  const event = { request, url, routeKey, body: body ?? Buffer.alloc(0), originSecret: gateway.originSecret }

  const reply = !handler
    ? gatewayReply(404, 'Not Found')
    : !body
      ? gatewayReply(413, 'Request Entity Too Large')
      : await runLambda(handler, lambdaEvent(event), gateway.timeoutsMs?.get(routeKey))

  response.statusCode = reply.statusCode
  for (const [name, value] of Object.entries({ ...reply.headers, ...pageHeaders }))
    response.setHeader(name, String(value))
  if (reply.cookies?.length) response.setHeader('set-cookie', reply.cookies)
  response.end(Buffer.from(reply.body ?? '', reply.isBase64Encoded ? 'base64' : 'utf8'))
}

/** Undefined when it is too large; what is left of it is then dropped. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= LARGEST_BODY) chunks.push(chunk)
  }
  return length > LARGEST_BODY ? undefined : Buffer.concat(chunks)
}

/** A person who typed another name of this machine is taken to the right one; anything else was not meant for us. */
function elsewhere(request: IncomingMessage, response: ServerResponse, publicOrigin: string) {
  const url = readUrl(request, publicOrigin)
  if (!url || !isRead(request)) return response.writeHead(421).end()
  return response.writeHead(302, { location: url.href, 'cache-control': 'no-store' }).end()
}

const isRead = ({ method }: IncomingMessage) => method === 'GET' || method === 'HEAD'

/** Undefined for `//other.example/…` and the like, which would lead away. */
function readUrl(request: IncomingMessage, publicOrigin: string): URL | undefined {
  const path = request.url ?? '/'
  if (!path.startsWith('/')) return undefined
  const url = URL.parse(publicOrigin + path)
  return url?.origin === publicOrigin ? url : undefined
}

import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { pageHeaders } from '../page-headers.ts'
import { freePort } from './free-port.ts'
import { startGateway } from './gateway.ts'
import type { Listening } from './listen.ts'
import type { LambdaHandler } from './run-lambda.ts'

const echo: LambdaHandler = (event) => event
const routes = new Map<string, LambdaHandler>([
  ['POST /api/echo', echo],
  ['GET /api/echo', echo],
  [
    'POST /api/cookies',
    () => ({
      statusCode: 201,
      headers: { 'content-type': 'text/plain', 'x-kept': 'yes' },
      cookies: ['a=1; Path=/', 'b=2'],
      body: '5aW9',
      isBase64Encoded: true,
    }),
  ],
  ['POST /api/slow', () => pause(5_000)],
  [
    'POST /api/broken',
    () => {
      throw new Error('the handler broke')
    },
  ],
])

const folder = mkdtempSync(join(tmpdir(), 'pages-'))
const long = 'export const text = "粤建通"\n'.repeat(200)
let gateway: Listening
let origin: string

beforeAll(async () => {
  mkdirSync(join(folder, 'web/portal'), { recursive: true })
  mkdirSync(join(folder, 'web/assets'))
  writeFileSync(join(folder, 'web/index.html'), '<title>app</title>')
  writeFileSync(join(folder, 'web/portal/index.html'), '<title>portal</title>')
  writeFileSync(join(folder, 'web/assets/main-abc123.js'), long)
  writeFileSync(join(folder, 'web/assets/decoder.wasm'), 'wasm')
  writeFileSync(join(folder, 'web/manifest.webmanifest'), '{}')
  writeFileSync(join(folder, 'secret.txt'), 'not a page')
  const port = await freePort()
  origin = `http://localhost:${String(port)}`
  gateway = await startGateway({
    port,
    host: '127.0.0.1',
    publicOrigin: origin,
    originSecret: 'secret-of-the-edge',
    routes,
    pagesFolder: join(folder, 'web'),
    timeoutsMs: new Map([['POST /api/slow', 100]]),
  })
})
afterAll(async () => {
  await gateway.stop()
  rmSync(folder, { recursive: true })
})

interface Sent {
  method?: string
  headers?: Record<string, string | string[]>
  body?: string | Buffer
}

/** Not fetch: that neither sends a foreign Host nor a path with dots as it stands. */
async function send(path: string, { method = 'GET', headers = {}, body }: Sent = {}) {
  const sent = request({
    host: '127.0.0.1',
    port: gateway.port,
    path,
    method,
    headers: { host: new URL(origin).host, ...headers },
  })
  sent.end(body)
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject)
  })
  return { status: response.statusCode, headers: response.headers, response }
}
const sendText = async (path: string, sent?: Sent) => {
  const { response, ...rest } = await send(path, sent)
  return { ...rest, body: await text(response) }
}
const eventOf = async (path: string, sent: Sent) =>
  JSON.parse((await sendText(path, sent)).body) as APIGatewayProxyEventV2

it('hands a function the event of an HTTP API', async () => {
  const event = await eventOf('/api/echo?a=1&b=x%20y&a=2', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'X-Surface': ['app', 'portal'],
      'User-Agent': 'a phone',
      Cookie: '__Host-browser=b; theme=dark',
    },
    body: '{"name":"区"}',
  })

  expect(event).toMatchObject({
    version: '2.0',
    routeKey: 'POST /api/echo',
    rawPath: '/api/echo',
    rawQueryString: 'a=1&b=x%20y&a=2',
    queryStringParameters: { a: '1,2', b: 'x y' },
    cookies: ['__Host-browser=b', 'theme=dark'],
    headers: {
      'x-surface': 'app,portal',
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'a phone',
    },
    body: '{"name":"区"}',
    isBase64Encoded: false,
    requestContext: {
      routeKey: 'POST /api/echo',
      stage: '$default',
      http: { method: 'POST', path: '/api/echo', protocol: 'HTTP/1.1', userAgent: 'a phone' },
      time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/) as string,
      timeEpoch: expect.any(Number) as number,
      requestId: expect.stringMatching(/^[\w-]{36}$/) as string,
    },
  })
  expect(event.headers).not.toHaveProperty('cookie')
})

it('leaves out what a bare request does not have', async () => {
  const event = await eventOf('/api/echo', {})
  expect(Object.keys(event)).not.toEqual(expect.arrayContaining(['cookies', 'queryStringParameters', 'body']))
})

it('encodes a body that is not text', async () => {
  const body = Buffer.from([0, 255, 128])
  const event = await eventOf('/api/echo', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
  })
  expect(event).toMatchObject({ isBase64Encoded: true, body: body.toString('base64') })
})

it('lets nobody pretend to be the edge, nor the function mistake the edge for the viewer', async () => {
  const { headers, requestContext } = await eventOf('/api/echo', {
    headers: {
      'X-Origin-Secret': 'made up',
      'CloudFront-Viewer-Address': '8.8.8.8:1',
      'CloudFront-Viewer-City': 'Nowhere',
      'X-Forwarded-For': '8.8.8.8',
      Referer: 'https://elsewhere.example/',
    },
  })
  expect(headers['x-origin-secret']).toBe('secret-of-the-edge')
  expect(headers['cloudfront-viewer-address']).toMatch(/^127\.0\.0\.1:\d+$/)
  expect(headers).not.toHaveProperty('cloudfront-viewer-city')
  expect(headers).not.toHaveProperty('referer')
  expect(headers['x-forwarded-for']).toMatch(/^127\.0\.0\.1, /)
  expect(requestContext.http.sourceIp).not.toContain('127.0.0.1')
})

it('gives back status, headers, cookies and a base64 body', async () => {
  expect(await sendText('/api/cookies', { method: 'POST' })).toMatchObject({
    status: 201,
    headers: { ...pageHeaders, 'x-kept': 'yes', 'set-cookie': ['a=1; Path=/', 'b=2'] },
    body: '好',
  })
})

it('answers by itself, as an HTTP API does, when there is no route, too much, too slow or broken', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const post = async (path: string, body = '') => {
    const reply = await sendText(path, { method: 'POST', body })
    return [reply.status, reply.body]
  }
  expect(await post('/api/nothing')).toEqual([404, '{"message":"Not Found"}'])
  expect(await post('/api/echo', 'x'.repeat(7_000_000))).toEqual([
    413,
    '{"message":"Request Entity Too Large"}',
  ])
  expect(await post('/api/slow')).toEqual([503, '{"message":"Service Unavailable"}'])
  expect(await post('/api/broken')).toEqual([500, '{"message":"Internal Server Error"}'])
  expect(log).toHaveBeenCalledOnce()
})

it.each([
  ['/', 'app'],
  ['/s', 'app'],
  ['/portals', 'app'],
  ['/account/history?page=2', 'app'],
  ['/portal', 'portal'],
  ['/portal/', 'portal'],
  ['/portal/sign-in', 'portal'],
])('answers %s with the page of the %s', async (path, face) => {
  const { status, headers, body } = await sendText(path)
  expect([status, body]).toEqual([200, `<title>${face}</title>`])
  expect(headers).toMatchObject({
    ...pageHeaders,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
  })
})

it('serves hashed files for good, and each file as what it is', async () => {
  const [script, wasm, manifest] = await Promise.all(
    ['/assets/main-abc123.js', '/assets/decoder.wasm', '/manifest.webmanifest'].map((path) => sendText(path)),
  )
  expect(script).toMatchObject({
    body: long,
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': expect.stringContaining('immutable') as string,
    },
  })
  expect(wasm?.headers['content-type']).toBe('application/wasm')
  expect(manifest?.headers).toMatchObject({
    'content-type': 'application/manifest+json',
    'cache-control': 'no-cache',
  })
})

it('compresses for whoever accepts it, and does not send again what the browser has', async () => {
  const path = '/assets/main-abc123.js'
  const { headers, response } = await send(path, { headers: { 'accept-encoding': 'gzip, br' } })
  expect(headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(Buffer.concat((await response.toArray()) as Buffer[])).toString()).toBe(long)

  const again = await sendText(path, { headers: { 'if-none-match': headers.etag ?? '' } })
  expect([again.status, again.body]).toEqual([304, ''])
})

it.each([
  '/assets/none.js',
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/portal/..%5c..%5csecret.txt',
  '/a%00.txt',
  '/%zz.txt',
])('finds nothing at %s', async (path) => {
  const { status, body } = await sendText(path)
  expect([status, body]).toEqual([404, '没有这个页面。'])
})

it('takes whoever came by another name to the public address, and nothing else', async () => {
  const foreign = { host: '127.0.0.1' }
  expect(await sendText('/portal/?a=1', { headers: foreign })).toMatchObject({
    status: 302,
    headers: { location: `${origin}/portal/?a=1` },
  })
  expect((await sendText('//evil.example/x', { headers: foreign })).headers.location).toBe(
    `${origin}//evil.example/x`,
  )
  expect((await sendText('/api/echo', { method: 'POST', headers: foreign })).status).toBe(421)
})

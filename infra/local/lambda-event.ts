import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { forwardedHeaders } from '../forwarded-headers.ts'

/** Behind CloudFront a function never sees the viewer's own connection, nor the name that the viewer typed. */
const EDGE_ADDRESS = '192.0.2.1'
const API_HOST = 'api.execute-api.local'

const TEXT = /^(text\/|application\/(json|javascript|xml|[^;]+\+json|[^;]+\+xml))/i

interface Arrival {
  request: IncomingMessage
  url: URL
  routeKey: string
  body: Buffer
  originSecret: string
}

/** A request as CloudFront and an HTTP API hand it to a Lambda function (payload format 2.0). */
export function lambdaEvent({ request, url, routeKey, body, originSecret }: Arrival): APIGatewayProxyEventV2 {
  const headers = headersOf(request, originSecret)
  const isBase64Encoded = body.length > 0 && !TEXT.test(headers['content-type'] ?? '')
  const query = queryOf(url.searchParams)
  const cookies = (request.headers.cookie ?? '').split(/;\s*/).filter((cookie) => cookie !== '')
  const now = new Date()
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookies.length > 0 ? { cookies } : {}),
    headers,
    ...(query ? { queryStringParameters: query } : {}),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: API_HOST,
      domainPrefix: 'api',
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: EDGE_ADDRESS,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: clfTime(now),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 ? { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') } : {}),
    isBase64Encoded,
  }
}

function headersOf(request: IncomingMessage, originSecret: string): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name of forwardedHeaders) {
    const values = request.headersDistinct[name]
    if (values) headers[name] = values.join(',')
  }
  const viewer = viewerOf(request)
  headers['host'] = API_HOST
  headers['x-forwarded-for'] = `${viewer}, ${EDGE_ADDRESS}`
  headers['x-forwarded-proto'] = 'https'
  headers['x-origin-secret'] = originSecret
  headers['cloudfront-viewer-address'] = `${viewer}:${String(request.socket.remotePort)}`
  return headers
}

const viewerOf = (request: IncomingMessage) => (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')

function queryOf(search: URLSearchParams): Record<string, string> | undefined {
  const names = [...new Set(search.keys())]
  if (names.length === 0) return undefined
  return Object.fromEntries(names.map((name) => [name, search.getAll(name).join(',')]))
}

/** `24/Nov/2026:08:30:00 +0000` */
function clfTime(now: Date): string {
  const [, day, month, year, time] = now.toUTCString().split(/[ ,]+/)
  return `${day ?? ''}/${month ?? ''}/${year ?? ''}:${time ?? ''} +0000`
}

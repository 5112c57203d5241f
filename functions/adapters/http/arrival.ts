import { timingSafeEqual } from 'node:crypto'
import type { APIGatewayProxyEventV2 as Event } from 'aws-lambda'

/** Came through CloudFront, and (CSRF) a change was asked for by a page of ours. */
export function comesFromOurPages(
  event: Event,
  door: { publicOrigin: string; originSecret: string },
): boolean {
  if (!equal(event.headers['x-origin-secret'] ?? '', door.originSecret)) return false
  return event.requestContext.http.method === 'GET' || event.headers['origin'] === door.publicOrigin
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Of the body as it was sent; API Gateway hands some on in Base64. */
export const bytesOf = ({ body = '', isBase64Encoded }: Event): number =>
  Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8')

const readBody = (event: Event): string =>
  event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '')

export function readInput(event: Event): unknown {
  if (event.requestContext.http.method === 'GET') return event.queryStringParameters ?? {}
  try {
    return JSON.parse(readBody(event))
  } catch {
    return undefined
  }
}

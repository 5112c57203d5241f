import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { randomBytes } from 'node:crypto'
import type { Endpoint, InputOf } from '../../../shared/contracts/endpoint.ts'
import { IDEMPOTENCY_HEADER } from '../../../shared/contracts/idempotency.ts'
import type { Surface } from '../../../shared/contracts/surface.ts'
import { newId } from '../../domain/new-id.ts'
import { door } from '../wiring.ts'
import { cookieJar, cookieNames } from './cookies.ts'
import { readBrowser } from './viewer.ts'

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

export interface Answer {
  status: number
  body: Record<string, unknown>
  /** `Set-Cookie` values, as sent. */
  setCookies: string[]
}

const aPhoneInGuangzhou = {
  'user-agent': 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
  'cloudfront-viewer-address': '198.51.100.7:40000',
  'cloudfront-viewer-city': '广州',
}

/** A browser with its cookies at the door of any room, its requests as API Gateway hands them on. */
export class Device {
  readonly cookies = new Map<string, string>([[cookieNames.browser, randomBytes(32).toString('base64url')]])

  constructor(
    readonly surface: Surface,
    private readonly viewer: Record<string, string> = aPhoneInGuangzhou,
  ) {}

  /** As the server sees it. */
  get browser() {
    return readBrowser(this.viewer, cookieJar(this.pairs()))
  }

  async call<E extends Endpoint>(
    handler: Handler,
    endpoint: E,
    input: InputOf<E>,
    headers = {},
  ): Promise<Answer> {
    const reply = await handler(this.event(endpoint, input, headers))
    const setCookies = reply.cookies ?? []
    for (const change of setCookies) this.keep(change)
    return { status: reply.statusCode ?? 0, body: JSON.parse(reply.body ?? '') as Answer['body'], setCookies }
  }

  private pairs = () => [...this.cookies].map(([name, value]) => `${name}=${value}`)

  private keep(change: string) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(change) ?? []
    if (change.includes('Max-Age=0')) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }

  private event(
    { method, path, creates }: Endpoint,
    input: unknown,
    headers: object,
  ): APIGatewayProxyEventV2 {
    const routeKey = `${method} ${path}`
    const ours = {
      'x-surface': this.surface,
      'x-origin-secret': door.originSecret,
      origin: door.publicOrigin,
      ...(creates && { [IDEMPOTENCY_HEADER]: newId() }),
    }
    const http = { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: '' }
    const api = {
      accountId: '',
      apiId: '',
      domainName: '',
      domainPrefix: '',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    }
    return {
      version: '2.0',
      routeKey,
      rawPath: path,
      rawQueryString: '',
      cookies: this.pairs(),
      headers: { ...this.viewer, ...ours, ...headers },
      requestContext: { ...api, http, requestId: 'a-request', routeKey },
      ...(method === 'POST'
        ? { body: JSON.stringify(input) }
        : { queryStringParameters: input as Record<string, string> }),
      isBase64Encoded: false,
    }
  }
}

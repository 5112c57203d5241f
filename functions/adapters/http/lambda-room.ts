import { timingSafeEqual } from 'node:crypto'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type * as z from 'zod/mini'
import type { Endpoint, InputOf, RefusalOf } from '../../../shared/contracts/endpoint.ts'
import { type DoorRefusal, doorRefusals, type Problem } from '../../../shared/contracts/problem.ts'
import { type Surface, SURFACE_HEADER, surfaceSchema } from '../../../shared/contracts/surface.ts'
import type { Account, AccountStore } from '../../domain/account.ts'
import type { Browser } from '../../domain/browser.ts'
import type { Result, RetryHint } from '../../domain/result.ts'
import type { Session, SessionStore, StartedSession } from '../../domain/session.ts'
import { describeFault, log } from '../log.ts'
import { type CookieJar, cookieJar } from './cookies.ts'
import { forgetSession, keepSession, recogniseSession } from './session-cookie.ts'
import { readBrowser } from './viewer.ts'

type Event = APIGatewayProxyEventV2
type Reply = APIGatewayProxyStructuredResultV2

/** Who calls, as the server itself established it. */
export interface Caller {
  surface: Surface
  browser: Browser
  session: Session | undefined
  /** The session's; a moment stale at worst. */
  account: Account | undefined
  cookies: CookieJar
  now: Date
  signIn(started: StartedSession): void
  signOut(): void
}
type HolderCaller = Caller & { session: Session; account: Account }

type CallerOf<E extends Endpoint> = E['caller'] extends 'holder' ? HolderCaller : Caller
type Run<E extends Endpoint> = (
  input: InputOf<E>,
  caller: CallerOf<E>,
) => Promise<Result<z.input<E['output']>, RefusalOf<E>>>

interface Operation {
  endpoint: Endpoint
  run: (input: unknown, caller: Caller) => Promise<Result<unknown, string>>
}

/** Ties an operation to its contract; the compiler holds both to it. */
export const operation = <E extends Endpoint>(endpoint: E, run: Run<E>): Operation => ({
  endpoint,
  run: run as Operation['run'],
})

export interface Door {
  publicOrigin: string
  originSecret: string
  sessions: SessionStore
  accounts: AccountStore
  now: () => Date
}

/** Bytes as they arrive. */
const LARGEST_BODY = 64 * 1024

/** Turns a room's operations into one Lambda handler: parse, run, answer. The only place that knows HTTP or catches. */
export function lambdaRoom(door: Door, operations: readonly Operation[]) {
  const byRoute = new Map(operations.map((each) => [`${each.endpoint.method} ${each.endpoint.path}`, each]))

  return async (event: Event): Promise<Reply> => {
    const { requestId } = event.requestContext
    const jar = cookieJar(event.cookies ?? [])
    const respond = (reply: Reply): Reply => ({ ...reply, cookies: jar.changes() })
    const problem = (status: number, code: string, hint?: RetryHint) =>
      respond(problemReply(requestId, status, code, hint))
    const atDoor = (refusal: DoorRefusal) => problem(doorRefusals[refusal], refusal)
    try {
      const found = byRoute.get(event.routeKey)
      if (!found) return atDoor('no-such-operation')
      const surface = surfaceSchema.safeParse(event.headers[SURFACE_HEADER])
      if (!surface.success || !comesFromOurPages(event, door)) return atDoor('foreign-origin')

      if (Buffer.byteLength(event.body ?? '') > LARGEST_BODY) return atDoor('too-large')
      const input = found.endpoint.input.safeParse(readInput(event))
      if (!input.success) return atDoor('malformed-request')

      const caller = await recognise(event, door, surface.data, jar)
      if (found.endpoint.caller === 'holder' && !caller.session) return atDoor('not-signed-in')

      const result = await found.run(input.data, caller)
      if (!result.ok) {
        return problem(found.endpoint.refusals[result.refusal] ?? 422, result.refusal, result.hint)
      }
      // Parsing our own output drops whatever the contract does not promise.
      return respond(jsonReply(200, 'application/json', found.endpoint.output.parse(result.value)))
    } catch (fault) {
      log.error('operation-failed', { requestId, route: event.routeKey, ...describeFault(fault) })
      return atDoor('internal-error')
    }
  }
}

async function recognise(event: Event, door: Door, surface: Surface, jar: CookieJar): Promise<Caller> {
  const now = door.now()
  const browser = readBrowser(event.headers, jar)
  const changes = event.requestContext.http.method !== 'GET'
  const signedIn = await recogniseSession({
    jar,
    surface,
    browser,
    now,
    sessions: door.sessions,
    accounts: door.accounts,
    consistent: changes,
  })
  return {
    surface,
    browser,
    session: signedIn?.session,
    account: signedIn?.account,
    cookies: jar,
    now,
    signIn: (started) => {
      keepSession(jar, started.session.surface, started.cookie)
    },
    signOut: () => {
      forgetSession(jar, surface)
    },
  }
}

/** Came through CloudFront, and (CSRF) a change was asked for by a page of ours. */
function comesFromOurPages(event: Event, door: Door): boolean {
  if (!equal(event.headers['x-origin-secret'] ?? '', door.originSecret)) return false
  return event.requestContext.http.method === 'GET' || event.headers['origin'] === door.publicOrigin
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

const readBody = (event: Event): string =>
  event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '')

function readInput(event: Event): unknown {
  if (event.requestContext.http.method === 'GET') return event.queryStringParameters ?? {}
  try {
    return JSON.parse(readBody(event))
  } catch {
    return undefined
  }
}

function problemReply(requestId: string, status: number, code: string, hint: RetryHint = {}): Reply {
  const body: Problem = {
    type: 'about:blank',
    title: code.replaceAll('-', ' '),
    status,
    code,
    requestId,
    ...hint,
  }
  return jsonReply(status, 'application/problem+json', body)
}

const jsonReply = (statusCode: number, contentType: string, body: unknown): Reply => ({
  statusCode,
  headers: { 'content-type': contentType, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  body: JSON.stringify(body),
})

import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type * as z from 'zod/mini'
import type { Endpoint, InputOf, RefusalOf } from '../../../shared/contracts/endpoint.ts'
import { IDEMPOTENCY_HEADER, idempotencyKeySchema } from '../../../shared/contracts/idempotency.ts'
import { type DoorRefusal, doorRefusals } from '../../../shared/contracts/problem.ts'
import { type Surface, SURFACE_HEADER, surfaceSchema } from '../../../shared/contracts/surface.ts'
import type { Account, AccountId, AccountStore } from '../../domain/account.ts'
import type { AnswerStore, KeptAnswer } from '../../domain/answer-store.ts'
import type { Browser } from '../../domain/browser.ts'
import { newId } from '../../domain/new-id.ts'
import type { PersonalData } from '../../domain/personal-data.ts'
import type { Result, RetryHint } from '../../domain/result.ts'
import {
  type Session,
  type SessionStore,
  type StartedSession,
  writeSessionCookie,
} from '../../domain/session.ts'
import type { Signer } from '../../domain/signer.ts'
import { describeFault, log } from '../log.ts'
import { answerOnce, placeOf } from './answer-once.ts'
import { bytesOf, comesFromOurPages, readInput } from './arrival.ts'
import { type CookieJar, cookieJar } from './cookies.ts'
import { problemAnswer, replyOf } from './replies.ts'
import { findLive, forgetSession, keepSession, recogniseSession } from './session-cookie.ts'
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
  /** 256 bits drawn from the request's key, where it has one: what it makes of them, a repeat makes again. */
  secret?: string
  signIn(started: StartedSession): void
  signOut(): void
}
type HolderCaller = Caller & { session: Session; account: Account }

type CallerOf<E extends Endpoint> = E['caller'] extends 'holder' ? HolderCaller : Caller
/** Who may be anyone can still be nobody for what was asked: then the operation says what the door says of a holder's. */
type NobodyFor<E extends Endpoint> = E['caller'] extends 'anyone' ? 'not-signed-in' : never
type Run<E extends Endpoint> = (
  input: InputOf<E>,
  caller: CallerOf<E>,
) => Promise<Result<z.input<E['output']>, RefusalOf<E> | NobodyFor<E>>>

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
  answers: AnswerStore
  personalData: PersonalData
  signer: Signer
  now: () => Date
}

/** Bytes of what a person types, and of some more. */
const LARGEST_FORM = 64 * 1024

/** Turns a room's operations into one Lambda handler: parse, run, answer. The only place that knows HTTP or catches. */
export function lambdaRoom(door: Door, operations: readonly Operation[]) {
  const byRoute = new Map(operations.map((each) => [`${each.endpoint.method} ${each.endpoint.path}`, each]))

  return async (event: Event): Promise<Reply> => {
    const { requestId } = event.requestContext
    const jar = cookieJar(event.cookies ?? [])
    const respond = (answer: KeptAnswer) => replyOf(answer, jar.changes())
    const atDoor = (refusal: DoorRefusal, hint?: RetryHint) =>
      respond(problemAnswer(requestId, doorRefusals[refusal], refusal, hint))
    try {
      const found = byRoute.get(event.routeKey)
      if (!found) return atDoor('no-such-operation')
      const { endpoint } = found
      const surface = surfaceSchema.safeParse(event.headers[SURFACE_HEADER])
      if (!surface.success || !comesFromOurPages(event, door)) return atDoor('foreign-origin')
      const key = idempotencyKeySchema.safeParse(event.headers[IDEMPOTENCY_HEADER])
      if (endpoint.creates && !key.success) return atDoor('idempotency-key-missing')

      if (bytesOf(event) > (endpoint.upload?.largestBytes ?? LARGEST_FORM)) return atDoor('too-large')
      const input = endpoint.input.safeParse(readInput(event))
      if (!input.success) return atDoor('malformed-request')

      const caller = await recognise(event, door, surface.data, jar)
      if (endpoint.caller === 'holder' && !caller.session) return atDoor('not-signed-in')

      const act = (visit: Caller) => answerOf(found, input.data, visit, requestId)
      if (!endpoint.creates || !key.success) return respond(await act(caller))
      const place = placeOf(partsOf(endpoint, caller, key.data))
      const visit = { ...caller, secret: await door.signer.draw('visit', place) }
      if (endpoint.creates === 'derived') return respond(await act(visit))

      const request = await door.personalData.blindIndex('request', JSON.stringify(input.data))
      const attempt = { place, request, id: newId(), now: caller.now }
      const once = await answerOnce(door.answers, attempt, () => act(visit))
      if (once.state === 'another-request') return atDoor('idempotency-key-reused')
      if (once.state === 'in-progress') return atDoor('request-in-progress', { retryAfterSeconds: 1 })
      if (once.state === 'again') await signInAgain(door, visit, once.answer.signedIn)
      return respond(once.answer)
    } catch (fault) {
      log.error('operation-failed', { requestId, route: event.routeKey, ...describeFault(fault) })
      return atDoor('internal-error')
    }
  }
}

/** A key is the browser's own, on one face, for one operation, and for one holder where there must be one. */
const partsOf = ({ method, path, caller: who }: Endpoint, caller: Caller, key: string) => [
  caller.browser.tag,
  caller.surface,
  who === 'holder' ? (caller.session?.accountId ?? '') : '',
  `${method} ${path}`,
  key,
]

const statusOf = ({ refusals }: Endpoint, refusal: string) =>
  refusals[refusal] ?? (refusal === 'not-signed-in' ? doorRefusals[refusal] : 422)

async function answerOf(
  { endpoint, run }: Operation,
  input: unknown,
  caller: Caller,
  requestId: string,
): Promise<KeptAnswer> {
  let signedIn: AccountId | undefined
  const signIn = (started: StartedSession) => {
    signedIn = started.session.accountId
    caller.signIn(started)
  }
  const result = await run(input, { ...caller, signIn })
  if (!result.ok) {
    return problemAnswer(requestId, statusOf(endpoint, result.refusal), result.refusal, result.hint)
  }
  // Parsing our own output drops whatever the contract does not promise.
  const body = JSON.stringify(endpoint.output.parse(result.value))
  return { status: 200, body, ...(signedIn && { signedIn }) }
}

/** The cookie went missing with the first answer. It comes again while its session lives, and never after. */
async function signInAgain(door: Door, visit: Caller & { secret: string }, accountId?: AccountId) {
  const { surface, browser, now, cookies } = visit
  if (!accountId) return
  const cookie = writeSessionCookie(accountId, visit.secret)
  const live = await findLive(door, cookie, { surface, browser, now, consistent: true })
  if (live) keepSession(cookies, surface, cookie)
}

async function recognise(event: Event, door: Door, surface: Surface, jar: CookieJar): Promise<Caller> {
  const now = door.now()
  const browser = readBrowser(event.headers, jar)
  const changes = event.requestContext.http.method !== 'GET'
  const signedIn = await recogniseSession(door, jar, { surface, browser, now, consistent: changes })
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

import type * as z from 'zod/mini'
import type { Endpoint, OutputOf, RefusalOf } from '../../../shared/contracts/endpoint.ts'
import { IDEMPOTENCY_HEADER } from '../../../shared/contracts/idempotency.ts'
import { type Problem, problemSchema } from '../../../shared/contracts/problem.ts'
import { type Surface, SURFACE_HEADER } from '../../../shared/contracts/surface.ts'
import { wishKeys } from './wish-keys.ts'

/** `offline`: no answer at all. `unavailable`: an answer, but none that the contract knows. `signed-out`: the session is over. */
export type RefusalTo<E extends Endpoint> = RefusalOf<E> | 'offline' | 'unavailable' | 'signed-out'

export interface Refused<Refusal extends string> {
  ok: false
  refusal: Refusal
  retryAfterSeconds?: number | undefined
  triesLeft?: number | undefined
  /** To quote on the phone; absent when offline. */
  requestId?: string | undefined
}
export type Reply<E extends Endpoint> = { ok: true; value: OutputOf<E> } | Refused<RefusalTo<E>>

/** @param wish the key of a wish that outlives the page; any other is given one here */
export type Call = <E extends Endpoint>(
  endpoint: E,
  input: z.input<E['input']>,
  wish?: string,
) => Promise<Reply<E>>

// Longer than a slow answer on a building site, shorter than the patience of who stands there.
const MS_TO_WAIT = 20_000
// As long as a bad line needs for megabytes.
const MS_TO_WAIT_FOR_UPLOAD = 150_000
// The same megabytes again are the same wish, whenever the line is back.
const MS_UPLOAD_IS_THE_SAME = 30 * 60_000

/** So often a wish that is still at work on the server is asked after. */
const TIMES_TO_ASK_AGAIN = 3
const MS_TO_ASK_AGAIN = 1000

export function createCall(surface: Surface, send: typeof fetch = fetch): Call {
  const wishes = wishKeys()
  return async <E extends Endpoint>(
    endpoint: E,
    input: z.input<E['input']>,
    wish?: string,
  ): Promise<Reply<E>> => {
    const { path, creates } = endpoint
    const key =
      creates &&
      (wish ?? wishes.keyFor(path, JSON.stringify(input), endpoint.upload && MS_UPLOAD_IS_THE_SAME))
    const answer = await deliver(
      send,
      requestFor(endpoint, input, surface, key),
      key !== undefined,
      endpoint.upload ? MS_TO_WAIT_FOR_UPLOAD : MS_TO_WAIT,
    )
    if (!answer) return { ok: false, refusal: 'offline' }

    const { isOk, body, problem } = answer
    // What the server may have done or may still do stays the same wish.
    if (body !== undefined && problem?.code !== 'internal-error' && !isAtWork(answer)) wishes.settle(path)
    if (isOk) {
      const output = endpoint.output.safeParse(body)
      return output.success
        ? { ok: true, value: output.data as OutputOf<E> }
        : { ok: false, refusal: 'unavailable' }
    }
    if (!problem) return { ok: false, refusal: 'unavailable' }
    const { code, retryAfterSeconds, triesLeft, requestId } = problem
    return { ok: false, refusal: refusalOf(endpoint, code), retryAfterSeconds, triesLeft, requestId }
  }
}

interface Answer {
  isOk: boolean
  /** Undefined where none was ours: a gateway's own page, or a text cut short. */
  body: unknown
  problem: Problem | undefined
}

const isAtWork = ({ problem }: Answer) => problem?.code === 'request-in-progress'

/** Sends it and, where it carries a key, once more when the answer got lost; undefined when none came. */
async function deliver(
  send: typeof fetch,
  [url, init]: [string, RequestInit],
  hasKey: boolean,
  msToWait: number,
) {
  const signal = AbortSignal.timeout(msToWait)
  const once = async (): Promise<Answer | undefined> => {
    const response = await send(url, { ...init, signal }).catch(() => undefined)
    if (!response) return undefined
    const body: unknown = await response.json().catch(() => undefined)
    return { isOk: response.ok, body, problem: response.ok ? undefined : problemSchema.safeParse(body).data }
  }
  let answer = await once()
  // Whoever waited in vain until the end is told so, and presses again.
  if (!answer && hasKey && !signal.aborted) answer = await once()
  for (let times = 0; answer && isAtWork(answer) && times < TIMES_TO_ASK_AGAIN; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, MS_TO_ASK_AGAIN))
    answer = (await once()) ?? answer
  }
  return answer
}

function refusalOf<E extends Endpoint>(endpoint: E, code: string): RefusalTo<E> {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion -- tsc needs it: E is still open here
  if (code in endpoint.refusals) return code as RefusalOf<E>
  return code === 'not-signed-in' ? 'signed-out' : 'unavailable'
}

function requestFor(
  endpoint: Endpoint,
  input: unknown,
  surface: Surface,
  key: string | undefined,
): [string, RequestInit] {
  const common = { [SURFACE_HEADER]: surface }
  if (endpoint.method === 'GET') {
    const query = new URLSearchParams(input as Record<string, string>).toString()
    return [query ? `${endpoint.path}?${query}` : endpoint.path, { headers: common }]
  }
  const headers = { ...common, ...(key && { [IDEMPOTENCY_HEADER]: key }), 'content-type': 'application/json' }
  return [endpoint.path, { method: 'POST', headers, body: JSON.stringify(input) }]
}

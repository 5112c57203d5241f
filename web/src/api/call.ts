import type * as z from 'zod/mini'
import type { Endpoint, OutputOf, RefusalOf } from '../../../shared/contracts/endpoint.ts'
import { problemSchema } from '../../../shared/contracts/problem.ts'
import { type Surface, SURFACE_HEADER } from '../../../shared/contracts/surface.ts'

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

export type Call = <E extends Endpoint>(endpoint: E, input: z.input<E['input']>) => Promise<Reply<E>>

// Longer than a slow answer on a building site, shorter than the patience of who stands there.
const MS_TO_WAIT = 20_000

export const createCall =
  (surface: Surface, send: typeof fetch = fetch): Call =>
  async <E extends Endpoint>(endpoint: E, input: z.input<E['input']>): Promise<Reply<E>> => {
    const response = await send(...requestFor(endpoint, input, surface)).catch(() => undefined)
    if (!response) return { ok: false, refusal: 'offline' }

    const body: unknown = await response.json().catch(() => undefined)
    if (response.ok) {
      const output = endpoint.output.safeParse(body)
      return output.success
        ? { ok: true, value: output.data as OutputOf<E> }
        : { ok: false, refusal: 'unavailable' }
    }
    const problem = problemSchema.safeParse(body)
    if (!problem.success) return { ok: false, refusal: 'unavailable' }
    const { code, retryAfterSeconds, triesLeft, requestId } = problem.data
    return { ok: false, refusal: refusalOf(endpoint, code), retryAfterSeconds, triesLeft, requestId }
  }

function refusalOf<E extends Endpoint>(endpoint: E, code: string): RefusalTo<E> {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion -- tsc needs it: E is still open here
  if (code in endpoint.refusals) return code as RefusalOf<E>
  return code === 'not-signed-in' ? 'signed-out' : 'unavailable'
}

function requestFor(endpoint: Endpoint, input: unknown, surface: Surface): [string, RequestInit] {
  const common = { headers: { [SURFACE_HEADER]: surface }, signal: AbortSignal.timeout(MS_TO_WAIT) }
  if (endpoint.method === 'GET') {
    const query = new URLSearchParams(input as Record<string, string>).toString()
    return [query ? `${endpoint.path}?${query}` : endpoint.path, common]
  }
  const headers = { ...common.headers, 'content-type': 'application/json' }
  return [endpoint.path, { ...common, method: 'POST', headers, body: JSON.stringify(input) }]
}

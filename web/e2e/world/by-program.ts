import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { Endpoint, InputOf } from '../../../shared/contracts/endpoint.ts'
import { IDEMPOTENCY_HEADER } from '../../../shared/contracts/idempotency.ts'
import { SURFACE_HEADER } from '../../../shared/contracts/surface.ts'

interface Answer {
  status: number
  body: Record<string, unknown>
}

/** Asks the product in the browser's name and past its page, as a program would that somebody put in the page's place. */
export const askPast = <E extends Endpoint>(
  page: Page,
  { method, path }: E,
  input: InputOf<E> & Record<string, unknown>,
): Promise<Answer> =>
  page.evaluate(
    async ([how, where, headers, body]) => {
      const response = await fetch(where, { method: how, headers, ...(how === 'POST' && { body }) })
      return { status: response.status, body: (await response.json()) as Answer['body'] }
    },
    [
      method,
      path,
      {
        [SURFACE_HEADER]: new URL(page.url()).pathname.startsWith('/portal') ? 'portal' : 'app',
        [IDEMPOTENCY_HEADER]: randomBytes(16).toString('base64url'),
        'content-type': 'application/json',
      },
      JSON.stringify(input),
    ] as const,
  )

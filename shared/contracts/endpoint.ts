import type * as z from 'zod/mini'

/** One HTTP operation as both sides see it: where it is, who may call, what goes in, what comes out, how it says no. */
export interface Endpoint {
  /** A GET changes nothing and takes its input from the query string: every value in it is a string. */
  method: 'GET' | 'POST'
  path: `/api/${string}`
  /** `holder`: only with a live session, otherwise the door answers `not-signed-in`. */
  caller: 'anyone' | 'holder'
  /**
   * A POST that creates takes an `Idempotency-Key` and answers the same for the same key: `kept`, from the answer
   * that was stored; `derived`, because everything it makes is drawn from the key.
   */
  creates?: 'kept' | 'derived'
  /** Takes more than a form: so many bytes as they arrive, and as long as a bad line needs for them. */
  upload?: { largestBytes: number }
  input: z.ZodMiniType
  output: z.ZodMiniType
  /** Every way the operation can say no, with the HTTP status that carries it. */
  refusals: Readonly<Record<string, number>>
}

export const defineEndpoint = <const E extends Endpoint>(endpoint: E) => endpoint

export type InputOf<E extends Endpoint> = z.output<E['input']>
export type OutputOf<E extends Endpoint> = z.output<E['output']>
export type RefusalOf<E extends Endpoint> = keyof E['refusals'] & string

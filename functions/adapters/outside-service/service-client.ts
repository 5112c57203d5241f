import { isBrokenCircuitError } from 'cockatiel'
import { randomBytes } from 'node:crypto'
import { signedHeaders, type SignatureKey } from '../crypto/signed-headers.ts'
import { log } from '../log.ts'
import { askOnce } from './ask-once.ts'
import { NoAnswer } from './no-answer.ts'
import { type Patience, repeating } from './patience.ts'

/** Where questions are posted, and the key that both sides hold. */
export interface ServiceAccess {
  url: string
  key: SignatureKey
}

interface OutsideService<Answer> extends ServiceAccess {
  /** For the log: `registry`. */
  name: string
  patience: Patience
  largestAnswerBytes: number
  /** undefined for what it does not understand. May itself throw `NoAnswer`. */
  readAnswer: (json: unknown) => Answer | undefined
  unavailable: new (reason: string) => Error
}

/** Asks a service over HTTP. A question changes nothing there, so it may be repeated; each try is signed anew. */
export function serviceClient<Answer>(service: OutsideService<Answer>) {
  const { name, key, patience } = service
  const policy = repeating(name, patience)
  const url = new URL(service.url).href

  async function ask(body: string, withinMs: number): Promise<Answer> {
    if (withinMs <= 0) throw new NoAnswer('out-of-time', { countsAgainstService: false })
    const question = { url, headers: headersOf({ url, body }, key), body }
    const json = await askOnce(question, { withinMs, largestAnswerBytes: service.largestAnswerBytes })
    const answer = service.readAnswer(json)
    if (answer === undefined) throw new NoAnswer('not-understood')
    return answer
  }

  return async (question: object): Promise<Answer> => {
    const body = JSON.stringify(question)
    const began = performance.now()
    const timeLeft = () => Math.ceil(began + patience.inAllMs - performance.now())
    try {
      return await policy.execute(() => ask(body, Math.min(patience.tryMs, timeLeft())))
    } catch (fault) {
      const reason = reasonOf(fault)
      if (reason === undefined) throw fault
      log.error(`${name}-unavailable`, { reason, ms: Math.round(performance.now() - began) })
      throw new service.unavailable(reason)
    }
  }
}

function headersOf({ url, body }: { url: string; body: string }, key: SignatureKey) {
  const request = { method: 'POST', url, contentType: 'application/json', body } as const
  const signing = { createdAt: new Date(), nonce: randomBytes(16).toString('base64url') }
  return {
    ...signedHeaders(request, key, signing),
    accept: 'application/json',
    'accept-encoding': 'identity',
  }
}

function reasonOf(fault: unknown): string | undefined {
  if (fault instanceof NoAnswer) return fault.reason
  return isBrokenCircuitError(fault) ? 'left-alone' : undefined
}

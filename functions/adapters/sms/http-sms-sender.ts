import { randomBytes, randomUUID } from 'node:crypto'
import type { SmsSender } from '../../domain/sms-sender.ts'
import { type SignatureKey, signedHeaders } from '../crypto/signed-headers.ts'
import { countMetric } from '../metric.ts'
import { readAtMost } from '../read-at-most.ts'
import { readAnswer, writeSending } from './gateway-wire.ts'
import { notSent, type NotSentBecause } from './not-sent.ts'

interface Gateway {
  /** Where messages are posted, as docs/sms-gateway.md tells whoever builds the other side. */
  url: string
  key: SignatureKey
}

/** A second try carries the same message id, so it is no second message; both together fit well into a Lambda's 10 s. */
const TRIES = 2
const TRY_MS = 3000
const LONGEST_ANSWER = 4096

class NoAnswer extends Error {
  override name = 'NoAnswer'
}

/** Sends through a gateway over signed HTTP: for regions whose cloud sends no SMS. */
export function httpSmsSender({ url, key }: Gateway, tryMs = TRY_MS): SmsSender {
  const address = new URL(url).href

  async function tellOnce(body: string): Promise<'taken' | NotSentBecause> {
    const signing = { createdAt: new Date(), nonce: randomBytes(16).toString('base64url') }
    const request = { method: 'POST', url: address, contentType: 'application/json', body } as const
    const response = await fetch(address, {
      method: 'POST',
      headers: signedHeaders(request, key, signing),
      body,
      // Followed, a redirect would carry the code to somebody else.
      redirect: 'manual',
      signal: AbortSignal.timeout(tryMs),
    })
    const text = await readAtMost(response, LONGEST_ANSWER)
    if (response.status === 429) return 'throttled'
    if (response.status >= 300 && response.status < 500) return 'faulty'
    const outcome = response.ok && text !== undefined ? readAnswer(text) : undefined
    if (!outcome) throw new NoAnswer(`status ${String(response.status)}`)
    return outcome
  }

  async function tell(body: string): Promise<'taken' | NotSentBecause> {
    for (let tried = 1; tried < TRIES; tried++) {
      const outcome = await tellOnce(body).catch(() => undefined)
      if (outcome) return outcome
    }
    return tellOnce(body)
  }

  return {
    async send(phone, message, language) {
      const body = writeSending({ id: randomUUID(), phone, message, language })
      const outcome = await tell(body).catch((fault: unknown) => {
        throw notSent('faulty', fault)
      })
      if (outcome !== 'taken') throw notSent(outcome, new NoAnswer(outcome))
      countMetric('SmsSent')
    },
  }
}

import { isBrokenCircuitError } from 'cockatiel'
import { randomBytes } from 'node:crypto'
import { type BusinessRegistry, RegistryUnavailable } from '../../domain/business-registry.ts'
import { signedHeaders, type SignatureKey } from '../crypto/signed-headers.ts'
import { log } from '../log.ts'
import { askOnce } from './ask-once.ts'
import { NoAnswer } from './no-answer.ts'
import { repeating, usualPatience } from './registry-patience.ts'
import { writeQuestion } from './registry-wire.ts'

interface RegistryService {
  /** Where questions are posted, as in docs/business-registry.md. */
  url: string
  key: SignatureKey
}

/** Asks a service over HTTP. A question changes nothing there, so it may be repeated; each try is signed anew. */
export function httpBusinessRegistry(
  { url, key }: RegistryService,
  patience = usualPatience,
): BusinessRegistry {
  const policy = repeating(patience)
  const address = new URL(url).href

  const ask = (body: string, withinMs: number) => {
    if (withinMs <= 0) throw new NoAnswer('out-of-time', { countsAgainstService: false })
    const request = { method: 'POST', url: address, contentType: 'application/json', body } as const
    const signing = { createdAt: new Date(), nonce: randomBytes(16).toString('base64url') }
    const headers = {
      ...signedHeaders(request, key, signing),
      accept: 'application/json',
      'accept-encoding': 'identity',
    }
    return askOnce({ url: address, headers, body }, withinMs)
  }

  return {
    async agrees(claim) {
      const body = writeQuestion(claim)
      const began = performance.now()
      const timeLeft = () => Math.ceil(began + patience.inAllMs - performance.now())
      try {
        return await policy.execute(() => ask(body, Math.min(patience.tryMs, timeLeft())))
      } catch (fault) {
        const reason = reasonOf(fault)
        if (reason === undefined) throw fault
        log.error('registry-unavailable', { reason, ms: Math.round(performance.now() - began) })
        throw new RegistryUnavailable(reason)
      }
    },
  }
}

function reasonOf(fault: unknown): string | undefined {
  if (fault instanceof NoAnswer) return fault.reason
  return isBrokenCircuitError(fault) ? 'left-alone' : undefined
}

import { createVerifier, httpbis } from 'http-message-signatures'
import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { ServiceAccess } from './local-environment.ts'

interface Signed {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

const COVERED = ['@method', '@target-uri', 'content-type', 'content-digest']
const CLOCKS_APART_S = 30
const OLDEST_S = 60

/** Whether the holder of the key asks, for exactly this, now and for the first time (docs/identity-authority.md). */
export function signatureCheck({ keyId, secret }: Pick<ServiceAccess, 'keyId' | 'secret'>) {
  const seen = new Set<string>()
  const key = { id: keyId, algs: ['hmac-sha256'], verify: createVerifier(secret, 'hmac-sha256') }

  return async ({ method, url, headers, body }: Signed): Promise<boolean> => {
    const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
    if (headers['content-digest'] !== digest) return false
    let nonce = ''
    const isSigned = await httpbis
      .verifyMessage(
        {
          requiredFields: COVERED,
          requiredParams: ['created', 'nonce', 'keyid', 'alg'],
          tolerance: CLOCKS_APART_S,
          maxAge: OLDEST_S + CLOCKS_APART_S,
          keyLookup: async (parameters) => {
            nonce = parameters.nonce ?? ''
            return parameters.keyid === keyId ? key : null
          },
        },
        { method, url, headers: headers as Record<string, string | string[]> },
      )
      .catch(() => false)
    if (isSigned !== true || seen.has(nonce)) return false
    seen.add(nonce)
    return true
  }
}

import { createHash, createHmac } from 'node:crypto'

/** Shared with whoever is asked; `secret` counts as its UTF-8 bytes. */
export interface SignatureKey {
  id: string
  secret: string
}

interface Request {
  method: 'POST'
  /** As it will be asked, in the form that `URL.href` gives. */
  url: string
  contentType: string
  body: string
}

type Component = readonly [name: string, value: string]

/** The headers that show who asks, for exactly this, now and only once: RFC 9421 with HMAC-SHA256, RFC 9530. */
export function signedHeaders(
  { method, url, contentType, body }: Request,
  { id, secret }: SignatureKey,
  { createdAt, nonce }: { createdAt: Date; nonce: string },
): Record<string, string> {
  const contentDigest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
  const covered: Component[] = [
    ['@method', method],
    ['@target-uri', url],
    ['content-type', contentType],
    ['content-digest', contentDigest],
  ]
  const names = covered.map(([name]) => `"${name}"`).join(' ')
  const created = String(Math.floor(createdAt.getTime() / 1000))
  const parameters = `(${names});created=${created};nonce="${nonce}";alg="hmac-sha256";keyid="${id}"`
  return {
    'content-type': contentType,
    'content-digest': contentDigest,
    'signature-input': `sig=${parameters}`,
    signature: `sig=:${signatureOf(covered, parameters, Buffer.from(secret)).toString('base64')}:`,
  }
}

/** RFC 9421 §2.5 and §3.3.3. */
export function signatureOf(covered: readonly Component[], parameters: string, key: Buffer): Buffer {
  const lines = [...covered, ['@signature-params', parameters] as const]
  const base = lines.map(([name, value]) => `"${name}": ${value}`).join('\n')
  return createHmac('sha256', key).update(base).digest()
}

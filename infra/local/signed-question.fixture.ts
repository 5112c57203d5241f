import { createSigner, httpbis } from 'http-message-signatures'
import { createHash, randomUUID } from 'node:crypto'
import type { ServiceAccess } from './local-environment.ts'

interface Signing {
  secret?: string
  created?: Date
  nonce?: string
  fields?: string[]
  keyid?: string
  url?: string
}

/** The headers as any client of the standard would sign them. */
export async function signed({ url, keyId, secret }: ServiceAccess, body: string, signing: Signing = {}) {
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
  const { headers } = await httpbis.signMessage(
    {
      key: createSigner(signing.secret ?? secret, 'hmac-sha256', signing.keyid ?? keyId),
      params: ['created', 'nonce', 'keyid', 'alg'],
      fields: signing.fields ?? ['@method', '@target-uri', 'content-type', 'content-digest'],
      paramValues: { created: signing.created ?? new Date(), nonce: signing.nonce ?? randomUUID() },
    },
    {
      method: 'POST',
      url: signing.url ?? url,
      headers: { 'content-type': 'application/json', 'content-digest': digest },
    },
  )
  return headers as Record<string, string>
}

export async function ask(access: ServiceAccess, question: unknown, signing?: Signing) {
  const body = JSON.stringify(question)
  return fetch(access.url, { method: 'POST', headers: await signed(access, body, signing), body })
}

export const enter = (origin: string, path: string, entry: unknown) =>
  fetch(origin + path, { method: 'PUT', body: JSON.stringify(entry) })

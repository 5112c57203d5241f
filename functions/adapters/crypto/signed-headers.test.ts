import { createVerifier, httpbis } from 'http-message-signatures'
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { signatureOf, signedHeaders } from './signed-headers.ts'

const key = { id: 'guangdong', secret: 'a secret of the two sides, long enough' }
const request = {
  method: 'POST',
  url: 'https://registry.example/units?year=2026',
  contentType: 'application/json',
  body: '{"unit":"岭南示例"}',
} as const

it('signs the example of RFC 9421 (B.2.5) as the RFC does', () => {
  const secret = 'uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ=='
  const covered = [
    ['date', 'Tue, 20 Apr 2021 02:07:55 GMT'],
    ['@authority', 'example.com'],
    ['content-type', 'application/json'],
  ] as const
  const parameters = '("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"'

  const signature = signatureOf(covered, parameters, Buffer.from(secret, 'base64'))

  expect(signature.toString('base64')).toBe('pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=')
})

it('says which key asks what, when and how often: once', () => {
  const headers = signedHeaders(request, key, {
    createdAt: new Date('2026-11-24T04:00:00.900Z'),
    nonce: 'once',
  })
  expect(headers['signature-input']).toBe(
    'sig=("@method" "@target-uri" "content-type" "content-digest");created=1795492800;nonce="once";alg="hmac-sha256";keyid="guangdong"',
  )
  const digest = createHash('sha256').update(request.body).digest('base64')
  expect(headers['content-digest']).toBe(`sha-256=:${digest}:`)
})

const verified = (differs: { url?: string; headers?: Record<string, string> } = {}) =>
  httpbis.verifyMessage(
    {
      requiredFields: ['@method', '@target-uri', 'content-type', 'content-digest'],
      requiredParams: ['created', 'nonce', 'keyid'],
      maxAge: 60,
      keyLookup: async () => ({ verify: createVerifier(key.secret, 'hmac-sha256') }),
    },
    {
      method: 'POST',
      url: differs.url ?? request.url,
      headers: {
        ...signedHeaders(request, key, { createdAt: new Date(), nonce: 'n' }),
        ...differs.headers,
      },
    },
  )

it('is understood by a library that knows nothing of us, and by it only as signed', async () => {
  expect(await verified()).toBe(true)
  expect(await verified({ url: 'https://registry.example/others' })).toBe(false)
  expect(await verified({ headers: { 'content-type': 'text/plain' } })).toBe(false)
  expect(await verified({ headers: { 'content-digest': 'sha-256=:AAAA:' } })).toBe(false)
})

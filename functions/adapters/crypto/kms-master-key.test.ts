import { KMSClient } from '@aws-sdk/client-kms'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, expect, it } from 'vitest'
import { kmsMasterKey } from './kms-master-key.ts'

const ARN = 'arn:aws-cn:kms:cn-south-1:111122223333:key/one'
const plain = randomBytes(32).toString('base64')
const asked: { target: unknown; body: unknown }[] = []

// Speaks KMS's JSON protocol: the real client, no real key.
const server = createServer((request, response) => {
  void text(request).then((body) => {
    asked.push({ target: request.headers['x-amz-target'], body: JSON.parse(body) })
    response.setHeader('content-type', 'application/x-amz-json-1.1')
    response.end(JSON.stringify({ KeyId: ARN, Plaintext: plain, CiphertextBlob: 'd3JhcHBlZA==' }))
  })
})
await new Promise<void>((started) => server.listen(0, '127.0.0.1', started))
afterAll(() => server.close())

const kms = new KMSClient({
  endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
  region: 'cn-south-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
})

it('has KMS make a root key and open it again, bound to what it is for', async () => {
  const master = kmsMasterKey(ARN, kms)
  const made = await master.generate()
  expect(Buffer.from(made.plain).toString('base64')).toBe(plain)
  expect(Buffer.from(await master.unwrap(made.wrapped)).toString('base64')).toBe(plain)

  const EncryptionContext = { for: 'key-ring' }
  expect(asked).toEqual([
    { target: 'TrentService.GenerateDataKey', body: { KeyId: ARN, KeySpec: 'AES_256', EncryptionContext } },
    {
      target: 'TrentService.Decrypt',
      body: { KeyId: ARN, CiphertextBlob: 'd3JhcHBlZA==', EncryptionContext },
    },
  ])
})

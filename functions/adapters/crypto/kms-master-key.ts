import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import type { MasterKey } from './master-key.ts'

const EncryptionContext = { for: 'key-ring' }

export function kmsMasterKey(keyArn: string, kms = patientKms()): MasterKey {
  return {
    async generate() {
      const made = await kms.send(
        new GenerateDataKeyCommand({ KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext }),
      )
      return {
        plain: present(made.Plaintext),
        wrapped: Buffer.from(present(made.CiphertextBlob)).toString('base64'),
      }
    },
    async unwrap(wrapped) {
      const opened = await kms.send(
        new DecryptCommand({
          KeyId: keyArn,
          CiphertextBlob: Buffer.from(wrapped, 'base64'),
          EncryptionContext,
        }),
      )
      return present(opened.Plaintext)
    },
  }
}

const patientKms = () =>
  new KMSClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
  })

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('KMS answered without the key')
  return value
}

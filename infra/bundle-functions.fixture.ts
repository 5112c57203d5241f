import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { hash } from '@node-rs/argon2'
import svgCaptcha from 'svg-captcha'

const clients = [new DynamoDBClient(), new KMSClient(), new SNSClient()] as const

/** A room heavier than any real one: every client and both packages that read files of their own. */
export async function handler() {
  const { accessKeyId } = await clients[0].config.credentials()
  return {
    accessKeyId,
    passwordHash: await hash('correct horse'),
    captcha: svgCaptcha.create().data,
    commands: [EncryptCommand, PublishCommand, TransactWriteCommand, DynamoDBDocumentClient].map(
      ({ name }) => name,
    ),
  }
}

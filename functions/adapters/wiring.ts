import { openKeyRing } from './crypto/open-key-ring.ts'
import { personalData as sealedBy } from './crypto/personal-data.ts'
import { signer as signerWith } from './crypto/signer.ts'
import { documentClient } from './dynamodb/document-client.ts'
import { dynamodbAccountEventStore } from './dynamodb/dynamodb-account-event-store.ts'
import { dynamodbAccountStore } from './dynamodb/dynamodb-account-store.ts'
import { dynamodbAnswerStore } from './dynamodb/dynamodb-answer-store.ts'
import { dynamodbAttemptLog } from './dynamodb/dynamodb-attempt-log.ts'
import { dynamodbLeavingStore } from './dynamodb/dynamodb-leaving-store.ts'
import { dynamodbNoticeStore } from './dynamodb/dynamodb-notice-store.ts'
import { dynamodbOneTimeCodeStore } from './dynamodb/dynamodb-one-time-code-store.ts'
import { dynamodbSessionStore } from './dynamodb/dynamodb-session-store.ts'
import { environment } from './environment.ts'
import type { Door } from './http/lambda-room.ts'

/** What the rooms' entries have in common, made once a process from its environment. */
const { TABLE_NAME, MASTER_KEY, PUBLIC_ORIGIN, ORIGIN_SECRET } = environment()

export const table = [documentClient, TABLE_NAME] as const
const keyRing = openKeyRing(...table, MASTER_KEY)
export const personalData = sealedBy(keyRing)
export const signer = signerWith(keyRing)

export const accounts = dynamodbAccountStore(...table, personalData)
export const leavings = dynamodbLeavingStore(...table, personalData)
export const events = dynamodbAccountEventStore(...table)
export const sessions = dynamodbSessionStore(...table)
export const attempts = dynamodbAttemptLog(...table)
export const notices = dynamodbNoticeStore(...table, personalData)
const answers = dynamodbAnswerStore(...table, personalData)
export const codes = dynamodbOneTimeCodeStore(...table, { personalData, signer })

export const door: Door = {
  publicOrigin: PUBLIC_ORIGIN,
  originSecret: ORIGIN_SECRET,
  sessions,
  accounts,
  answers,
  personalData,
  signer,
  now: () => new Date(),
}

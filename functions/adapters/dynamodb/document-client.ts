import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

// A room answers within 10 s: three tries of at most 1.5 s leave it time to settle what stayed unclear.
const patience = { connectionTimeout: 1000, requestTimeout: 1500 }

export const newDocumentClient = (differs: Partial<typeof patience> = {}) =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      maxAttempts: 3,
      requestHandler: { ...patience, ...differs, throwOnRequestTimeout: true },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  )

export const documentClient = newDocumentClient()

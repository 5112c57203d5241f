import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { AccountId } from '../../domain/account-id.ts'
import {
  ANSWER_KEPT_MS,
  type AnswerStore,
  type Attempt,
  ATTEMPT_LASTS_MS,
  type Begun,
} from '../../domain/answer-store.ts'
import type { PersonalData } from '../../domain/personal-data.ts'
import { ttlOf } from './stored-date.ts'

const keyOf = ({ place }: Attempt) => ({ pk: `IDEMPOTENCY#${place}`, sk: 'IDEMPOTENCY' })
const msAfter = (now: Date, ms: number) => new Date(now.getTime() + ms)

/** `answer` is missing while the try is under way; sealed, for it tells of people. */
const itemSchema = z.object({ requestMac: z.string(), answer: z.optional(z.string()) })
const answerSchema = z.object({
  status: z.int(),
  body: z.string(),
  signedIn: z.exactOptional(
    z.pipe(
      z.string(),
      z.transform((id) => id as AccountId),
    ),
  ),
})

// The second line lets the SDK repeat a write whose answer got lost; the last, another take over from the dead.
const MAY_BEGIN = `attribute_not_exists(pk)
  OR attempt = :attempt
  OR forgottenAt <= :now
  OR (attribute_not_exists(answer) AND requestMac = :request AND endsAt <= :now)`

export function dynamodbAnswerStore(
  db: DynamoDBDocumentClient,
  tableName: string,
  personalData: PersonalData,
): AnswerStore {
  const byThisAttempt = (attempt: Attempt) => ({
    TableName: tableName,
    Key: keyOf(attempt),
    ConditionExpression: 'attempt = :attempt',
  })

  async function begunBefore(item: unknown, { place, request }: Attempt): Promise<Begun> {
    const found = itemSchema.parse(item)
    if (found.requestMac !== request) return { state: 'another-request' }
    if (found.answer === undefined) return { state: 'in-progress' }
    const answer = await personalData.open(place, 'answer', found.answer)
    return { state: 'answered', answer: answerSchema.parse(JSON.parse(answer)) }
  }

  return {
    async begin(attempt) {
      const { request, id, now } = attempt
      const forgottenAt = msAfter(now, ANSWER_KEPT_MS)
      const put = new PutCommand({
        TableName: tableName,
        Item: {
          ...keyOf(attempt),
          requestMac: request,
          attempt: id,
          endsAt: msAfter(now, ATTEMPT_LASTS_MS).toISOString(),
          forgottenAt: forgottenAt.toISOString(),
          ttl: ttlOf(forgottenAt),
        },
        ConditionExpression: MAY_BEGIN,
        ExpressionAttributeValues: { ':attempt': id, ':request': request, ':now': now.toISOString() },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      })
      try {
        await db.send(put)
        return { state: 'begun' }
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        return begunBefore(error.Item && unmarshall(error.Item), attempt)
      }
    },

    async keep(attempt, answer) {
      const sealed = await personalData.seal(attempt.place, 'answer', JSON.stringify(answer))
      const keep = new UpdateCommand({
        ...byThisAttempt(attempt),
        UpdateExpression: 'SET answer = :answer',
        ExpressionAttributeValues: { ':attempt': attempt.id, ':answer': sealed },
      })
      await unlessAnotherTookOver(db.send(keep))
    },

    async release(attempt) {
      const remove = new DeleteCommand({
        ...byThisAttempt(attempt),
        ExpressionAttributeValues: { ':attempt': attempt.id },
      })
      await unlessAnotherTookOver(db.send(remove))
    },
  }
}

async function unlessAnotherTookOver(sending: Promise<unknown>) {
  try {
    await sending
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
}

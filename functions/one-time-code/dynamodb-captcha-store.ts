import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { changeItem } from '../adapters/dynamodb/change-item.ts'
import { storedDate, ttlOf } from '../adapters/dynamodb/stored-date.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { Captcha } from './captcha.ts'
import type { CaptchaStore } from './captcha-store.ts'

const keyOf = (id: string) => ({ pk: `CAPTCHA#${id}`, sk: 'CAPTCHA' })

const itemSchema = z.object({
  /** Sealed, not hashed: what solves it is for the challenge to say. */
  solution: z.string(),
  browserTag: z.string(),
  expiresAt: storedDate,
  taken: z.boolean(),
})

export function dynamodbCaptchaStore(
  db: DynamoDBDocumentClient,
  tableName: string,
  personalData: PersonalData,
): CaptchaStore {
  const toItem = async ({ id, solution, browserTag, expiresAt }: Captcha) => ({
    ...keyOf(id),
    solution: await personalData.seal(id, 'captcha', solution),
    browserTag,
    expiresAt: expiresAt.toISOString(),
    taken: false,
    ttl: ttlOf(expiresAt),
  })

  return {
    async add(captcha) {
      await db.send(new PutCommand({ TableName: tableName, Item: await toItem(captcha) }))
    },

    async take(id) {
      const taken = await changeItem({ db, tableName, key: keyOf(id) }, (item) => {
        const captcha = item === undefined ? undefined : itemSchema.parse(item)
        if (!captcha || captcha.taken) return { answer: undefined }
        return { answer: captcha, item: { ...(item as object), taken: true } }
      })
      if (!taken) return undefined
      const { solution, browserTag, expiresAt } = taken
      return { id, solution: await personalData.open(id, 'captcha', solution), browserTag, expiresAt }
    },
  }
}

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import {
  CODE_LIFE_MS,
  CODE_TRIES_MEMORY_MS,
  CODE_WRONG_TRIES,
  type CodeBinding,
  type CodeCheck,
  type OneTimeCodeStore,
} from '../../domain/one-time-code.ts'
import type { PersonalData } from '../../domain/personal-data.ts'
import type { Signer } from '../../domain/signer.ts'
import { changeItem, type Decision } from './change-item.ts'
import { storedDate, ttlOf } from './stored-date.ts'

const codeSchema = z.object({ mac: z.string(), expiresAt: storedDate })
type Code = z.output<typeof codeSchema>

/** `code` is missing once used; wrong tries outlive it. `earlier` opens too, until it is known that `code` was sent. */
const itemSchema = z._default(
  z.object({ code: z.optional(codeSchema), earlier: z.optional(codeSchema), wrongAt: z.array(z.number()) }),
  { wrongAt: [] },
)

interface Keys {
  personalData: PersonalData
  signer: Signer
}

export function dynamodbOneTimeCodeStore(
  db: DynamoDBDocumentClient,
  tableName: string,
  { personalData, signer }: Keys,
): OneTimeCodeStore {
  const placeOf = async ({ phone, purpose, browserTag }: CodeBinding) => ({
    db,
    tableName,
    key: { pk: `CODE#${await personalData.blindIndex('phone', phone)}`, sk: `${purpose}#${browserTag}` },
  })
  const boundText = ({ phone, purpose, browserTag }: CodeBinding, code: string) =>
    JSON.stringify([phone, purpose, browserTag, code])

  return {
    async put(binding, code, now) {
      const mac = await signer.sign('one-time-code', boundText(binding, code))
      const expiresAt = new Date(now.getTime() + CODE_LIFE_MS)
      const done = await changeItem(await placeOf(binding), (item) => {
        const [earlier] = openCodesOf(item, now)
        return { answer: true, item: toItem(triesOf(item, now), now, { mac, expiresAt }, earlier) }
      })
      if (!done) throw new Error('The code could not be kept: too many at once')
    },

    async dropEarlier(binding, now) {
      const done = await changeItem(await placeOf(binding), (item) => {
        const { code, earlier } = itemSchema.parse(item)
        if (!earlier) return { answer: true }
        return { answer: true, item: toItem(triesOf(item, now), now, code) }
      })
      if (!done) throw new Error('The earlier code could not be dropped: too many at once')
    },

    async check(binding, code, now) {
      const isRight = (mac: string) => signer.verify('one-time-code', boundText(binding, code), mac)
      const checked = await changeItem(await placeOf(binding), (item) => judge(item, now, isRight))
      return checked ?? { outcome: 'tries-spent', retryAfterSeconds: 1 }
    },
  }
}

async function judge(
  item: unknown,
  now: Date,
  isRight: (mac: string) => Promise<boolean>,
): Promise<Decision<CodeCheck>> {
  const wrongAt = triesOf(item, now)
  const [oldest] = wrongAt
  if (oldest !== undefined && wrongAt.length >= CODE_WRONG_TRIES) {
    const waitMs = oldest + CODE_TRIES_MEMORY_MS - now.getTime()
    return { answer: { outcome: 'tries-spent', retryAfterSeconds: Math.ceil(waitMs / 1000) } }
  }
  const codes = openCodesOf(item, now)
  if (codes.length === 0) return { answer: { outcome: 'expired' } }
  const matches = await Promise.all(codes.map(({ mac }) => isRight(mac)))
  if (matches.includes(true)) return { answer: { outcome: 'right' }, item: toItem([], now) }

  const tries = [...wrongAt, now.getTime()]
  return {
    answer: { outcome: 'wrong', triesLeft: CODE_WRONG_TRIES - tries.length },
    item: toItem(tries, now, ...codes),
  }
}

/** Newest first. */
function openCodesOf(item: unknown, now: Date): Code[] {
  const { code, earlier } = itemSchema.parse(item)
  return [code, earlier].filter((each) => each !== undefined).filter(({ expiresAt }) => now < expiresAt)
}

/** The wrong tries that still count, oldest first. */
const triesOf = (item: unknown, now: Date) =>
  itemSchema.parse(item).wrongAt.filter((time) => time > now.getTime() - CODE_TRIES_MEMORY_MS)

const toItem = (wrongAt: number[], now: Date, code?: Code, earlier?: Code) => ({
  code: code && storedCode(code),
  earlier: earlier && storedCode(earlier),
  wrongAt,
  ttl: ttlOf(new Date(now.getTime() + CODE_TRIES_MEMORY_MS)),
})
const storedCode = ({ mac, expiresAt }: Code) => ({ mac, expiresAt: expiresAt.toISOString() })

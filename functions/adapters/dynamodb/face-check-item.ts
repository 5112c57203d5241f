import * as z from 'zod/mini'
import { faceActionSchema } from '../../../shared/vocabulary/face-action.ts'
import { refusedReasonSchema, tryAgainReasonSchema } from '../../../shared/vocabulary/face-verdict.ts'
import { storedDate, ttlOf } from './stored-date.ts'
import type { AccountId } from '../../domain/account.ts'
import type { FaceCheck } from '../../domain/face-check.ts'
import type { Decided } from '../../domain/face-verdict.ts'

const DAY = 24 * 60 * 60_000

export const faceCheckKey = (id: FaceCheck['id']) => ({ pk: `FACE_CHECK#${id}`, sk: 'FACE_CHECK' })

const verdictSchema = z.object({
  verdict: z.enum(['certified', 'try-again', 'refused']),
  reason: z.optional(z.union([tryAgainReasonSchema, refusedReasonSchema])),
  action: z.optional(faceActionSchema),
})

const drawn = {
  id: z.string(),
  browserTag: z.string(),
  actions: z.array(faceActionSchema),
  drawnAt: storedDate,
  expiresAt: storedDate,
  state: z.enum(['open', 'judging', 'judged', 'void']),
  upload: z.optional(z.object({ digest: z.string(), receivedAt: storedDate })),
  verdict: z.optional(verdictSchema),
}
const itemSchema = z.discriminatedUnion('purpose', [
  z.object({
    ...drawn,
    purpose: z.literal('certify'),
    accountId: z.string(),
    epoch: z.int(),
    handOverId: z.optional(z.string()),
  }),
  z.object({ ...drawn, purpose: z.literal('recover'), recoveryId: z.string() }),
])

/** One that was just drawn. A day later nobody repeats anything of it. */
export const toFaceCheckItem = ({ drawnAt, expiresAt, ...check }: FaceCheck) => ({
  ...faceCheckKey(check.id),
  ...check,
  drawnAt: drawnAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  ttl: ttlOf(new Date(expiresAt.getTime() + DAY)),
})

export function fromFaceCheckItem(item: unknown): FaceCheck {
  const { upload, verdict, ...check } = itemSchema.parse(item)
  const answered = { ...(upload && { upload }), ...(verdict && { verdict: verdict as Decided }) }
  if (check.purpose === 'recover') return { ...check, ...answered }
  const { accountId, handOverId, ...rest } = check
  return {
    ...rest,
    accountId: accountId as AccountId,
    ...(handOverId !== undefined && { handOverId }),
    ...answered,
  }
}

export const uploadItem = ({ digest, receivedAt }: NonNullable<FaceCheck['upload']>) => ({
  digest,
  receivedAt: receivedAt.toISOString(),
})

import * as z from 'zod/mini'

/** To the worker: one picture of the recorded square, 320×320. */
export interface PictureToGuideBy {
  at: number
  picture: ImageBitmap | ImageData
}

const glimpseSchema = z.object({
  at: z.number(),
  faces: z.int(),
  face: z.optional(
    z.object({
      x: z.number(),
      y: z.number(),
      width: z.number(),
      yaw: z.number(),
      pitch: z.number(),
      roll: z.number(),
      mouthOpen: z.number(),
      eyesOpen: z.number(),
    }),
  ),
  brightness: z.number(),
  sharpness: z.number(),
})

/** From the worker: how much has arrived, `ready` once, then one answer a picture. */
export const guideAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('loading'), share: z.number() }),
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('failed') }),
  z.object({ kind: z.literal('seen'), glimpse: glimpseSchema }),
])
export type GuideAnswer = z.infer<typeof guideAnswerSchema>

import * as z from 'zod/mini'

/** To the worker: one picture to look at. */
export interface PictureToRead {
  id: number
  picture: ImageData
}

/** From the worker: `ready` once, then one answer a picture; `text` is null where no code was seen. */
export const workerAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('read'), id: z.int(), text: z.nullable(z.string()) }),
])
export type WorkerAnswer = z.infer<typeof workerAnswerSchema>

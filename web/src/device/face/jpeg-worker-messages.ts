import * as z from 'zod/mini'

/** To the worker. */
export interface PictureToEncode {
  id: number
  picture: ImageBitmap
}

/** From the worker, one for each picture. */
export const encodedSchema = z.object({ id: z.int(), jpeg: z.instanceof(Blob) })
export type Encoded = z.infer<typeof encodedSchema>

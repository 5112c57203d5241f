import * as z from 'zod/mini'

/** To the worker. */
export interface PictureToEncode {
  id: number
  picture: ImageBitmap
}

/** From the worker, one for each picture. */
export interface Encoded {
  id: number
  jpeg: Blob
}

const encodedSchema = z.object({ id: z.int() })

// zod's own `instanceof` brings its refinements along, for everybody's first load.
export function readEncoded(message: unknown): Encoded {
  const { id } = encodedSchema.parse(message)
  const { jpeg } = message as { jpeg: unknown }
  if (!(jpeg instanceof Blob)) throw new TypeError('the encoder sent no picture')
  return { id, jpeg }
}

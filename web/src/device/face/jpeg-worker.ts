import { fittingQuality } from './jpeg-quality.ts'
import type { Encoded, PictureToEncode } from './jpeg-worker-messages.ts'

const fitting = fittingQuality()

addEventListener('message', ({ data }: MessageEvent<PictureToEncode>) => {
  encode(data).catch(reportError)
})

async function encode({ id, picture }: PictureToEncode) {
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
  picture.close()
  const jpeg = await fitting((quality) => canvas.convertToBlob({ type: 'image/jpeg', quality }))
  postMessage({ id, jpeg } satisfies Encoded)
}

import { writeFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'

const WIDTH = 640
const HEIGHT = 480

/** Grey pixels, row by row, of a 640×480 frame. */
export type Frame = Uint8Array

/** What a camera sees that nobody holds anything before. */
export const aGreyDesk = (): Frame => new Uint8Array(WIDTH * HEIGHT).fill(153)

/** Writes one frame as an endless video for Chromium's fake camera (YUV4MPEG2, 4:2:0). */
export async function writeY4m(file: string, luma: Frame) {
  const chroma = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma])
  const header = Buffer.from(`YUV4MPEG2 W${String(WIDTH)} H${String(HEIGHT)} F10:1 Ip A1:1 C420jpeg\n`)
  await writeFile(file, Buffer.concat([header, frame, frame]))
}

/** What a camera held before this picture would see: the picture upright in the middle, on a grey desk. */
export async function frameOf(page: Page, png: Buffer): Promise<Frame> {
  const luma = await page.evaluate(
    async ([base64, width, height]) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('no canvas')
      context.fillStyle = '#999'
      context.fillRect(0, 0, width, height)
      const scale = Math.min((width * 0.8) / picture.width, (height * 0.8) / picture.height)
      const [w, h] = [picture.width * scale, picture.height * scale]
      context.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h)
      const { data } = context.getImageData(0, 0, width, height)
      const grey: number[] = []
      for (let at = 0; at < data.length; at += 4) {
        grey.push(
          Math.round(0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)),
        )
      }
      return grey
    },
    [png.toString('base64'), WIDTH, HEIGHT] as const,
  )
  return Uint8Array.from(luma)
}

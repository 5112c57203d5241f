import { fittingQuality } from './jpeg-quality.ts'
import { type PictureToEncode, readEncoded } from './jpeg-worker-messages.ts'
import type { Square } from './square.ts'

export interface JpegEncoder {
  /** Undefined where it cannot keep up, or has been closed. */
  encode(square: Square): Promise<Blob | undefined>
  close: () => void
}

/** More at once, and the phone is behind: a frame left out is better than one that comes late. */
const MOST_WAITING = 4

/** Beside the page's own thread. */
export function workerJpegEncoder(worker: Worker): JpegEncoder {
  const waiting = new Map<number, (jpeg: Blob | undefined) => void>()
  let lastId = 0
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const { id, jpeg } = readEncoded(data)
    waiting.get(id)?.(jpeg)
    waiting.delete(id)
  })

  return {
    async encode(square) {
      if (waiting.size >= MOST_WAITING) return undefined
      const id = (lastId += 1)
      const encoded = new Promise<Blob | undefined>((resolve) => waiting.set(id, resolve))
      const picture = await square.bitmap()
      worker.postMessage({ id, picture } satisfies PictureToEncode, [picture])
      return encoded
    },
    close() {
      worker.terminate()
      for (const give of waiting.values()) give(undefined)
      waiting.clear()
    },
  }
}

/** Where a worker has no canvas (Safari before 16.4, old WebViews). */
export function pageJpegEncoder(): JpegEncoder {
  const fitting = fittingQuality()
  let waiting = 0
  let isClosed = false

  return {
    async encode(square) {
      if (waiting >= MOST_WAITING || isClosed) return undefined
      waiting += 1
      try {
        const copy = square.copy()
        return await fitting((quality) => blobOf(copy, quality))
      } finally {
        waiting -= 1
      }
    },
    close() {
      isClosed = true
    },
  }
}

const blobOf = (canvas: HTMLCanvasElement, quality: number) =>
  new Promise<Blob>((resolve, reject) => {
    const give = (jpeg: Blob | null) => {
      if (jpeg) resolve(jpeg)
      else reject(new Error('the picture was not encoded'))
    }
    canvas.toBlob(give, 'image/jpeg', quality)
  })

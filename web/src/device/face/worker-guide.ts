import type { Glimpse } from './face-camera.ts'
import { NoWorker, type OpenGuide } from './guide.ts'
import { guideAnswerSchema, type PictureToGuideBy } from './guide-worker-messages.ts'
import type { Square } from './square.ts'

/** A look takes a tenth of a second on a slow phone: a worker silent for so long has died, as iOS lets it. */
const MS_TO_ANSWER = 5000

type Settle = { resolve: (glimpse: Glimpse) => void; reject: (error: Error) => void }

/** The guide in a worker of its own: the page's thread stays free for the picture and for the person. */
export const workerGuide =
  (startWorker: () => Worker): OpenGuide =>
  async (progress) => {
    const worker = startWorker()
    let waiting: Settle | undefined

    await new Promise<void>((resolve, reject) => {
      worker.addEventListener('error', () => reject(new NoWorker('the guide’s worker did not start')))
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const answer = guideAnswerSchema.parse(data)
        if (answer.kind === 'loading') progress(answer.share)
        if (answer.kind === 'ready') resolve()
        if (answer.kind === 'failed') reject(new Error('the guide did not load'))
        if (answer.kind === 'seen') waiting?.resolve(answer.glimpse)
        if (answer.kind === 'failed') waiting?.reject(new Error('the guide failed'))
      })
    }).catch((error: unknown) => {
      worker.terminate()
      throw error
    })

    return {
      async look(square, at) {
        const message: PictureToGuideBy = { at, picture: await pictureOf(square) }
        const seen = new Promise<Glimpse>((resolve, reject) => {
          waiting = { resolve, reject }
        })
        worker.postMessage(message, 'close' in message.picture ? [message.picture] : [])
        const timer = setTimeout(() => waiting?.reject(new Error('the guide fell silent')), MS_TO_ANSWER)
        return seen.finally(() => clearTimeout(timer))
      },
      close() {
        worker.terminate()
        waiting?.reject(new Error('the guide was closed'))
      },
    }
  }

/** Safari before 16.4 has no canvas in a worker to draw a bitmap on. */
const pictureOf = async (square: Square) =>
  'OffscreenCanvas' in globalThis ? square.bitmap() : square.pixels()

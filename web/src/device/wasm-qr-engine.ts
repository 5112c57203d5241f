import type { LazyQrEngine } from './qr-engine.ts'
import { type PictureToRead, type WorkerAnswer, workerAnswerSchema } from './qr-worker-messages.ts'

// A picture takes milliseconds: a worker silent for so long has died without a word, as iOS lets it.
const MS_TO_ANSWER = 5000
const MS_TO_LOAD = 60_000
const MS_TO_REST = 10_000

/** zxing-wasm in a worker of its own: half a megabyte, and the best reader there is. */
export function wasmQrEngine(startWorker: () => Worker): LazyQrEngine {
  let loading: Promise<Worker> | undefined
  let ready: Worker | undefined
  let lastId = 0

  const load = () => (loading ??= start())

  async function start() {
    const worker = startWorker()
    await answerOf(worker, MS_TO_LOAD, (answer) => answer.kind === 'ready').catch(giveUp(worker))
    ready = worker
    return worker
  }

  /** For a while it counts as not to be had: asked at every frame, it would be started at every frame. */
  const giveUp = (worker: Worker) => (error: unknown) => {
    worker.terminate()
    ready = undefined
    loading = Promise.reject(new Error('the QR worker was given up', { cause: error }))
    loading.catch(() => undefined)
    setTimeout(() => {
      loading = undefined
    }, MS_TO_REST)
    throw error
  }

  return {
    get isReady() {
      return ready !== undefined
    },
    async load() {
      await load()
    },
    async read(picture) {
      const worker = await load()
      const id = (lastId += 1)
      const answered = answerOf(worker, MS_TO_ANSWER, (answer) => answer.kind === 'read' && answer.id === id)
      worker.postMessage({ id, picture } satisfies PictureToRead)
      const answer = await answered.catch(giveUp(worker))
      return answer.kind === 'read' ? (answer.text ?? undefined) : undefined
    },
  }
}

function answerOf(
  worker: Worker,
  ms: number,
  isWanted: (answer: WorkerAnswer) => boolean,
): Promise<WorkerAnswer> {
  const done = new AbortController()
  const { signal } = done
  return new Promise<WorkerAnswer>((resolve, reject) => {
    const fail = () => {
      reject(new Error('the QR worker failed'))
    }
    const timer = setTimeout(fail, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
    })
    worker.addEventListener('error', fail, { signal })
    const hear = ({ data }: MessageEvent<unknown>) => {
      const answer = workerAnswerSchema.safeParse(data)
      if (answer.success && isWanted(answer.data)) resolve(answer.data)
    }
    worker.addEventListener('message', hear, { signal })
  }).finally(() => {
    done.abort()
  })
}

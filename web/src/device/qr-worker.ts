import { prepareZXingModule, readBarcodes, type ReaderOptions, type ReadResult } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { smoothed } from './smoothed.ts'
import type { PictureToRead, WorkerAnswer } from './qr-worker-messages.ts'

// `Plain`: the text as it is; the default spells out control characters.
const OPTIONS: ReaderOptions = { formats: ['QRCode'], textMode: 'Plain', tryDenoise: true }

const answer = (message: WorkerAnswer) => {
  postMessage(message)
}

// The page hears of a failure by the worker's `error` event, which a rejected promise does not fire.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true })
  .then(() => answer({ kind: 'ready' }))
  .catch(reportError)

addEventListener('message', ({ data }: MessageEvent<PictureToRead>) => {
  read(data).catch(reportError)
})

async function read({ id, picture }: PictureToRead) {
  const text = (await largestCode(picture)) ?? (await largestCode(smoothed(picture)))
  answer({ kind: 'read', id, text: text ?? null })
}

async function largestCode(picture: ImageData) {
  const codes = await readBarcodes(picture, OPTIONS)
  const [largest] = codes.filter(({ isValid }) => isValid).sort((a, b) => areaOf(b) - areaOf(a))
  return largest?.text
}

/** Of several codes in view the largest is the one aimed at. */
function areaOf({ position: { topLeft, topRight, bottomRight, bottomLeft } }: ReadResult) {
  const diagonals = [
    { x: bottomRight.x - topLeft.x, y: bottomRight.y - topLeft.y },
    { x: bottomLeft.x - topRight.x, y: bottomLeft.y - topRight.y },
  ] as const
  return Math.abs(diagonals[0].x * diagonals[1].y - diagonals[0].y * diagonals[1].x) / 2
}

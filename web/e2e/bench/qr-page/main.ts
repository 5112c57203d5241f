import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { readQrFromImage } from '../../../src/device/qr-reader.ts'

prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })

const readers = {
  product: (picture: Blob) => readQrFromImage(picture),
  'zxing-wasm': async (picture: Blob) => {
    const [first] = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true })
    return first?.isValid ? first.text : undefined
  },
}
export type ReaderName = keyof typeof readers

declare global {
  interface Window {
    readPicture: (reader: ReaderName, url: string) => Promise<{ text: string | null; ms: number }>
  }
}

window.readPicture = async (reader, url) => {
  const picture = await (await fetch(url)).blob()
  const start = performance.now()
  const text = await readers[reader](picture)
  return { text: text ?? null, ms: performance.now() - start }
}

import { afterEach, expect, it, vi } from 'vitest'
import { nativeQrEngine } from './native-qr-engine.ts'

afterEach(() => vi.unstubAllGlobals())

const picture = {} as ImageData
const box = (side: number) => ({ width: side, height: side })

function phoneWith(formats: string[], detect: () => Promise<unknown>) {
  const Detector = class {
    static getSupportedFormats = async () => formats
    detect = detect
  }
  vi.stubGlobal('BarcodeDetector', Detector)
}

it('is none where the browser brings no detector', async () => {
  expect(await nativeQrEngine()()).toBeUndefined()
})

it('is none where the detector reads no QR codes', async () => {
  phoneWith(['ean_13'], async () => [])
  expect(await nativeQrEngine()()).toBeUndefined()
})

it('reads the largest code in view', async () => {
  phoneWith(['qr_code'], async () => [
    { rawValue: 'small', boundingBox: box(10) },
    { rawValue: 'large', boundingBox: box(90) },
  ])
  expect(await (await nativeQrEngine()())?.read(picture)).toBe('large')
})

it('takes an empty text for no text', async () => {
  phoneWith(['qr_code'], async () => [{ rawValue: '', boundingBox: box(10) }])
  expect(await (await nativeQrEngine()())?.read(picture)).toBeUndefined()
})

it('is given up once the phone says that its service is gone', async () => {
  phoneWith(['qr_code'], () => Promise.reject(new Error('Barcode detection service unavailable.')))
  const native = nativeQrEngine()
  await expect((await native())?.read(picture)).rejects.toThrow()
  expect(await native()).toBeUndefined()
})

import type { QrEngine } from './qr-engine.ts'

// Shape Detection API: Chrome on Android and macOS has it, TypeScript does not know it.
interface Detector {
  detect(picture: ImageData): Promise<{ rawValue: string; boundingBox: DOMRectReadOnly }[]>
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

/** The reader of the phone itself, where it has one that reads QR codes; given up at its first failure. */
export function nativeQrEngine() {
  let detector: Promise<Detector | undefined> | undefined

  const engineOf = (found: Detector): QrEngine => ({
    async read(picture) {
      const codes = await found.detect(picture).catch((error: unknown) => {
        detector = Promise.resolve(undefined)
        throw error
      })
      const [largest] = codes.sort((a, b) => areaOf(b.boundingBox) - areaOf(a.boundingBox))
      // An empty text is how it says «a code, but unreadable».
      return largest?.rawValue === '' ? undefined : largest?.rawValue
    },
  })

  return async () => {
    const found = await (detector ??= findDetector())
    return found && engineOf(found)
  }
}

async function findDetector(): Promise<Detector | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass }
  const formats = await BarcodeDetector?.getSupportedFormats().catch((): string[] => [])
  return BarcodeDetector && formats?.includes('qr_code')
    ? new BarcodeDetector({ formats: ['qr_code'] })
    : undefined
}

const areaOf = ({ width, height }: DOMRectReadOnly) => width * height

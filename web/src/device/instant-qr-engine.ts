import { BrowserQRCodeReader } from '@zxing/browser'
import { BinaryBitmap, HybridBinarizer, RGBLuminanceSource } from '@zxing/library'
import { lightness } from './lightness.ts'
import type { QrEngine } from './qr-engine.ts'

const reader = new BrowserQRCodeReader()

/** @zxing/browser: small and at hand at once, it reads what is plain to see while the better reader loads. */
export const instantQrEngine: QrEngine = {
  read: async (picture) => {
    const luminances = new RGBLuminanceSource(luminancesOf(picture), picture.width, picture.height)
    try {
      return reader.decodeBitmap(new BinaryBitmap(new HybridBinarizer(luminances))).getText()
    } catch {
      // It throws whenever it sees no code.
      return undefined
    }
  },
}

function luminancesOf({ data, width, height }: ImageData) {
  return Uint8ClampedArray.from({ length: width * height }, (_none, pixel) => lightness(data, pixel))
}

import { create } from 'qrcode'

/** A QR code as a camera might see it, drawn on white; `text: undefined` draws nothing. */
export function qrPicture(text: string | undefined, pixelsPerModule = 4): ImageData {
  const code = text === undefined ? undefined : create(text, { errorCorrectionLevel: 'M' }).modules
  const modules = (code?.size ?? 21) + 8
  const side = modules * pixelsPerModule
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let pixel = 0; pixel < side * side; pixel += 1) {
    const row = Math.floor(pixel / side / pixelsPerModule) - 4
    const column = Math.floor((pixel % side) / pixelsPerModule) - 4
    const isInside = code && row >= 0 && column >= 0 && row < code.size && column < code.size
    if (isInside && code.get(row, column)) data.fill(0, pixel * 4, pixel * 4 + 3)
  }
  return { data, width: side, height: side, colorSpace: 'srgb' }
}

import { create } from 'qrcode'

// ISO/IEC 18004: four modules of quiet zone on each side.
const QUIET = 4

export interface DrawnQr {
  /** Modules a side, with the quiet zone: the side of the view box. */
  side: number
  /** SVG path of the dark modules. */
  path: string
}

export function drawQr(text: string): DrawnQr {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  let path = ''
  data.forEach((isDark, index) => {
    if (isDark)
      path += `M${String((index % size) + QUIET)} ${String(Math.floor(index / size) + QUIET)}h1v1h-1z`
  })
  return { side: size + 2 * QUIET, path }
}

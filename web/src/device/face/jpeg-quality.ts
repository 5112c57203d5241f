/** Ten seconds of twelve frames each, and one upload: what a 320×320 picture may weigh. */
const MOST_BYTES = 14 * 1024
const QUALITIES = [0.82, 0.74, 0.66, 0.58, 0.5] as const

type Encode = (quality: number) => Promise<Blob>

/** As good as fits; what did not fit is not tried again with the next frame, which looks the same. */
export function fittingQuality() {
  let at = 0

  return async (encode: Encode): Promise<Blob> => {
    for (;;) {
      const jpeg = await encode(QUALITIES[at] ?? 0.5)
      if (jpeg.size <= MOST_BYTES || at === QUALITIES.length - 1) return jpeg
      at += 1
    }
  }
}

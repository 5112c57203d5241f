export type Drawable = ImageBitmap | ImageData | HTMLVideoElement

export function longestSideOf(source: Drawable) {
  return source instanceof HTMLVideoElement
    ? Math.max(source.videoWidth, source.videoHeight)
    : Math.max(source.width, source.height)
}

/** The pixels of a picture, scaled so that its longer side is `longest`, on white where it is transparent. */
export async function pixelsOf(source: Drawable, longest: number): Promise<ImageData> {
  const scale = longest / longestSideOf(source)
  const drawable = source instanceof ImageData ? await createImageBitmap(source) : source
  const [width, height] =
    drawable instanceof HTMLVideoElement
      ? [drawable.videoWidth, drawable.videoHeight]
      : [drawable.width, drawable.height]

  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('no canvas to draw on')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(drawable, 0, 0, canvas.width, canvas.height)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}

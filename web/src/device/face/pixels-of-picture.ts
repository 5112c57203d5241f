/** The pixels of a picture, in a worker or on a page; the picture is used up. */
export function pixelsOfPicture(picture: ImageBitmap | ImageData): ImageData {
  if (picture instanceof ImageData) return picture
  const { width, height } = picture
  const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('no canvas to draw on')
  pen.drawImage(picture, 0, 0)
  picture.close()
  return pen.getImageData(0, 0, width, height)
}

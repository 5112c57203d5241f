/** As the judge takes it. */
const SIDE = 320

/** The middle of what a camera shows, unmirrored, as it was last drawn. */
export interface Square {
  draw: (video: HTMLVideoElement) => void
  bitmap(): Promise<ImageBitmap>
  copy: () => HTMLCanvasElement
  pixels: () => ImageData
}

export function createSquare(): Square {
  const [canvas, pen] = newCanvas()
  pen.imageSmoothingQuality = 'medium'

  return {
    draw(video) {
      const { videoWidth: width, videoHeight: height } = video
      const side = Math.min(width, height)
      pen.drawImage(video, (width - side) / 2, (height - side) / 2, side, side, 0, 0, SIDE, SIDE)
    },
    bitmap: () => createImageBitmap(canvas),
    copy() {
      const [copy, copyPen] = newCanvas()
      copyPen.drawImage(canvas, 0, 0)
      return copy
    },
    pixels: () => pen.getImageData(0, 0, SIDE, SIDE),
  }
}

function newCanvas() {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIDE
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas to draw on')
  return [canvas, pen] as const
}

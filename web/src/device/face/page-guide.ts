import { openFaceGuide } from './face-guide.ts'
import type { OpenGuide } from './guide.ts'

/** The guide on the page's own thread. */
export const pageGuide: OpenGuide = async (progress) => {
  const look = await openFaceGuide(progress)
  return { look: (square, at) => look(square.pixels(), at), close: () => undefined }
}

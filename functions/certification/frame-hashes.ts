import type { Look, PictureHash } from '../domain/face-engine.ts'

/** What is kept of a frame, for other sessions to be held against. */
export interface FrameHashes {
  picture: PictureHash
  /** Where a face was found. */
  face?: PictureHash
}

export const hashesOf = ({ hash, face }: Look): FrameHashes => ({
  picture: hash,
  ...(face && { face: face.hash }),
})

import type { FaceCamera } from './face-camera.ts'

/** A face camera whose code arrives with its first use; without a network then, it is asked for again at the next. */
export const deferredFaceCamera = (camera: () => Promise<FaceCamera>): FaceCamera => ({
  load: async (progress) => (await camera()).load(progress),
  open: async (video, watch) => (await camera()).open(video, watch),
})

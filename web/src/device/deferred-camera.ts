import type { Camera } from './camera.ts'

/** A camera whose code arrives with its first use: the first page load does not wait for it. */
export function deferredCamera(load: () => Promise<Camera>): Camera {
  let loaded: Promise<Camera> | undefined
  const camera = () => (loaded ??= load())

  return {
    open: async (video, cameraId) => (await camera()).open(video, cameraId),
    choices: async () => (await camera()).choices(),
    readQr: async (video) => (await camera()).readQr(video),
    readQrIn: async (picture) => (await camera()).readQrIn(picture),
  }
}

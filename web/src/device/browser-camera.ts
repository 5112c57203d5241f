import { closeStream, mediaDevices, openStream } from './camera-stream.ts'
import type { Camera, OpenCamera } from './camera.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { readQrFromFrame, readQrFromImage } from './qr-reader.ts'

export function browserCamera(): Camera {
  const next = oneAtATime()
  let current: OpenCamera | undefined

  return {
    open: (video, cameraId) =>
      next(async () => {
        current?.close()
        current = opened(await openStream(video, wanted(cameraId)), video)
        return current
      }),

    async choices() {
      const devices = await mediaDevices().enumerateDevices()
      return devices
        .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
        .map(({ deviceId, label }) => ({ id: deviceId, label }))
    },

    readQr: readQrFromFrame,
    readQrIn: readQrFromImage,
  }
}

const wanted = (cameraId: string | undefined): MediaTrackConstraints => ({
  ...(cameraId === undefined ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: cameraId } }),
  width: { ideal: 1280 },
  height: { ideal: 720 },
})

function opened(stream: MediaStream, video: HTMLVideoElement): OpenCamera {
  const [track] = stream.getVideoTracks()
  // Firefox has no getCapabilities; `torch` is in no TypeScript library.
  const capabilities = track && 'getCapabilities' in track ? track.getCapabilities() : {}
  return {
    id: track?.getSettings().deviceId,
    hasTorch: 'torch' in capabilities && Boolean(capabilities.torch),
    setTorch: async (on) => track?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] }),
    close: () => {
      closeStream(stream, video)
    },
  }
}

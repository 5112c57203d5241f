import type { Camera, OpenCamera } from './camera.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { readQrFromFrame, readQrFromImage } from './qr-reader.ts'

// vue-qrcode-reader #298: after a relaunch of an installed page WebKit may hand over a camera that never shows a frame.
const MS_FOR_FIRST_FRAME = 4000
const TRIES = 2

export function browserCamera(): Camera {
  const next = oneAtATime()
  let current: OpenCamera | undefined

  return {
    open: (video, cameraId) =>
      next(async () => {
        current?.close()
        current = await openPatiently(video, cameraId)
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

async function openPatiently(video: HTMLVideoElement, cameraId?: string): Promise<OpenCamera> {
  for (let attempt = 1; ; attempt += 1) {
    const stream = await mediaDevices().getUserMedia(wanted(cameraId))
    try {
      await show(stream, video)
      return opened(stream, video)
    } catch (error) {
      stop(stream, video)
      if (attempt === TRIES) throw error
    }
  }
}

// TypeScript believes it is always there; a page without HTTPS does not have it.
function mediaDevices(): MediaDevices {
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (!devices) throw new DOMException('no camera for a page without HTTPS', 'SecurityError')
  return devices
}

const wanted = (cameraId: string | undefined): MediaStreamConstraints => ({
  audio: false,
  video: {
    ...(cameraId === undefined
      ? { facingMode: { ideal: 'environment' } }
      : { deviceId: { exact: cameraId } }),
    width: { ideal: 1280 },
    height: { ideal: 720 },
  },
})

async function show(stream: MediaStream, video: HTMLVideoElement) {
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  await Promise.race([firstFrame(video), tooLate()])
}

async function firstFrame(video: HTMLVideoElement) {
  const loaded = new Promise((resolve) => {
    video.addEventListener('loadeddata', resolve, { once: true })
  })
  // WeChat on iOS ignores `autoplay`: it has to be told.
  await Promise.all([video.play(), loaded])
}

const tooLate = () =>
  new Promise<never>((_resolve, reject) => {
    setTimeout(() => {
      reject(new DOMException('the camera showed no picture', 'TimeoutError'))
    }, MS_FOR_FIRST_FRAME)
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
      stop(stream, video)
    },
  }
}

function stop(stream: MediaStream, video: HTMLVideoElement) {
  for (const track of stream.getTracks()) track.stop()
  if (video.srcObject === stream) video.srcObject = null
}

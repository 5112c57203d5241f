// vue-qrcode-reader #298: after a relaunch of an installed page WebKit may hand over a camera that never shows a frame.
const MS_FOR_FIRST_FRAME = 4000
const TRIES = 2

/** A camera's picture, once it shows in `video`. Rejects as getUserMedia does. */
export async function openStream(
  video: HTMLVideoElement,
  wanted: MediaTrackConstraints,
): Promise<MediaStream> {
  for (let attempt = 1; ; attempt += 1) {
    const stream = await mediaDevices().getUserMedia({ audio: false, video: wanted })
    try {
      await show(stream, video)
      return stream
    } catch (error) {
      closeStream(stream, video)
      if (attempt === TRIES) throw error
    }
  }
}

export function closeStream(stream: MediaStream, video: HTMLVideoElement) {
  for (const track of stream.getTracks()) track.stop()
  if (video.srcObject === stream) video.srcObject = null
}

// TypeScript believes it is always there; a page without HTTPS does not have it.
export function mediaDevices(): MediaDevices {
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (!devices) throw new DOMException('no camera for a page without HTTPS', 'SecurityError')
  return devices
}

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

/** A moment's frame that a camera shows, once each. @returns stops it */
export function eachFrame(video: HTMLVideoElement, onFrame: (at: number) => void): () => void {
  return 'requestVideoFrameCallback' in video ? byVideo(video, onFrame) : byScreen(video, onFrame)
}

function byVideo(video: HTMLVideoElement, onFrame: (at: number) => void) {
  let asked = video.requestVideoFrameCallback(show)
  function show(now: number, { captureTime }: VideoFrameCallbackMetadata) {
    asked = video.requestVideoFrameCallback(show)
    // Chromium alone tells when the camera took it.
    onFrame(captureTime ?? now)
  }
  return () => {
    video.cancelVideoFrameCallback(asked)
  }
}

/** Firefox before 132, old WebViews: at every picture of the screen, whether the camera's is another one. */
function byScreen(video: HTMLVideoElement, onFrame: (at: number) => void) {
  let last = -1
  let asked = requestAnimationFrame(look)
  function look(now: number) {
    asked = requestAnimationFrame(look)
    if (video.currentTime === last) return
    last = video.currentTime
    onFrame(now)
  }
  return () => {
    cancelAnimationFrame(asked)
  }
}

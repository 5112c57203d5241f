import type { FaceCameraFault } from './face-camera.ts'

/** A call that comes in mutes the camera, and some phones only stop its pictures: so long, and it is gone. */
const MS_WITHOUT_FRAME = 2500
/** Some devices are muted for a moment as they start. */
const MS_MUTED = 1000

/** Tells once when the camera goes or the page does. */
export function watchForLoss(stream: MediaStream, onLost: (fault: FaceCameraFault) => void) {
  const over = new AbortController()
  const { signal } = over
  let timer = setTimeout(lost, MS_WITHOUT_FRAME)

  function lost() {
    tell('lost')
  }
  function tell(fault: FaceCameraFault) {
    if (signal.aborted) return
    stop()
    onLost(fault)
  }
  function stop() {
    over.abort()
    clearTimeout(timer)
  }

  for (const track of stream.getVideoTracks()) {
    track.addEventListener('ended', lost, { signal })
    track.addEventListener('mute', () => setTimeout(() => track.muted && lost(), MS_MUTED), { signal })
  }
  const hide = () => {
    tell('hidden')
  }
  document.addEventListener('visibilitychange', () => document.hidden && hide(), { signal })
  document.addEventListener('freeze', hide, { signal })
  addEventListener('pagehide', hide, { signal })

  return {
    stop,
    sawFrame() {
      clearTimeout(timer)
      if (!signal.aborted) timer = setTimeout(lost, MS_WITHOUT_FRAME)
    },
  }
}

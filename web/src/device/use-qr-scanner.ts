import { onScopeDispose, type ShallowRef, shallowRef, watch } from 'vue'
import { type Camera, type CameraChoice, type CameraFault, cameraFault, type OpenCamera } from './camera.ts'

export type ScannerState =
  | { name: 'starting' }
  | { name: 'scanning'; cameraId: string | undefined; choices: CameraChoice[]; torch: 'none' | 'off' | 'on' }
  /** The page is out of sight and the camera off. */
  | { name: 'paused' }
  | { name: CameraFault }

// Some eight looks a second: quick enough for a hand, kind to the battery.
const MS_BETWEEN_LOOKS = 120

/** Runs the camera for as long as `video` is on a page in sight, and hands over each QR text it sees. */
export function useQrScanner(
  video: Readonly<ShallowRef<HTMLVideoElement | null>>,
  camera: Camera,
  onText: (text: string) => void,
) {
  const state = shallowRef<ScannerState>({ name: 'starting' })
  const cameraId = shallowRef<string>()
  const isInSight = pageInSight()
  const tries = shallowRef(0)
  let open: OpenCamera | undefined

  watch(
    [video, cameraId, isInSight, tries],
    ([element], _previous, onCleanup) => {
      if (!element) return
      if (!isInSight.value) return void (state.value = { name: 'paused' })
      const gone = new AbortController()
      onCleanup(() => gone.abort())
      run(element, gone.signal).catch((error: unknown) => {
        if (!gone.signal.aborted) state.value = { name: cameraFault(error) }
      })
    },
    { immediate: true, flush: 'post' },
  )

  async function run(element: HTMLVideoElement, gone: AbortSignal) {
    state.value = { name: 'starting' }
    // The question to the person may outlive the page: `gone` counts only once the camera is ours to close.
    const opened = await camera.open(element, cameraId.value)
    gone.addEventListener('abort', opened.close)
    if (gone.aborted) return opened.close()
    open = opened
    try {
      await showWhatThereIs(opened)
      await look(element, gone)
    } finally {
      opened.close()
    }
  }

  async function showWhatThereIs({ id, hasTorch }: OpenCamera) {
    const choices = await camera.choices()
    state.value = { name: 'scanning', cameraId: id, choices, torch: hasTorch ? 'off' : 'none' }
  }

  async function look(element: HTMLVideoElement, gone: AbortSignal) {
    while (!gone.aborted) {
      const text = await camera.readQr(element)
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it may have been aborted meanwhile
      if (text !== undefined && !gone.aborted) onText(text)
      await pause(MS_BETWEEN_LOOKS)
    }
  }

  async function setTorch(on: boolean) {
    await open?.setTorch(on)
    if (state.value.name === 'scanning') state.value = { ...state.value, torch: on ? 'on' : 'off' }
  }

  const retry = () => void (tries.value += 1)
  const choose = (id: string) => void (cameraId.value = id)

  return { state, retry, choose, setTorch }
}

function pageInSight() {
  const isInSight = shallowRef(!document.hidden)
  const notice = () => void (isInSight.value = !document.hidden)
  document.addEventListener('visibilitychange', notice)
  onScopeDispose(() => document.removeEventListener('visibilitychange', notice))
  return isInSight
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

import landmarksUrl from 'face-api.js/model/face_landmark_68_tiny_model.bin?url'
import finderUrl from 'face-api.js/model/tiny_face_detector_model.bin?url'
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'

interface GuideFile {
  url: string
  /** Unpacked; what a server says is the packed length, or nothing. */
  bytes: number
}

/** What the guide needs besides its code. Vite writes a hash of the content into each name. */
const guideFiles = {
  simd: { url: simdUrl, bytes: 424_594 },
  /** Where there is no SIMD: Safari before 16.4. */
  plain: { url: plainUrl, bytes: 311_123 },
  finder: { url: finderUrl, bytes: 193_321 },
  landmarks: { url: landmarksUrl, bytes: 77_224 },
} as const satisfies Record<string, GuideFile>

export interface FetchedGuide {
  wasm: Uint8Array<ArrayBuffer>
  finder: Uint8Array<ArrayBuffer>
  landmarks: Uint8Array<ArrayBuffer>
}

/** @param progress 0 to 1, of what has arrived */
export async function fetchGuide(hasSimd: boolean, progress: (share: number) => void): Promise<FetchedGuide> {
  const { finder, landmarks } = guideFiles
  const wasm = hasSimd ? guideFiles.simd : guideFiles.plain
  const files = [wasm, finder, landmarks]
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let arrived = 0
  const count = (bytes: number) => {
    arrived += bytes
    progress(Math.min(1, arrived / total))
  }
  const [wasmBytes, finderBytes, landmarkBytes] = await Promise.all([
    fetchFile(wasm, count),
    fetchFile(finder, count),
    fetchFile(landmarks, count),
  ])
  return { wasm: wasmBytes, finder: finderBytes, landmarks: landmarkBytes }
}

async function fetchFile({ url, bytes }: GuideFile, count: (bytes: number) => void) {
  const { ok, body } = await fetch(url)
  if (!ok || !body) throw new Error(`${url} was not to be had`)
  const content = new Uint8Array(bytes)
  const reader = body.getReader()
  let arrived = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    content.set(value, arrived)
    arrived += value.length
    count(value.length)
  }
  if (arrived !== bytes) throw new Error(`${url} came cut off`)
  return content
}

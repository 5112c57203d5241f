import type { FaceFrame } from './face-camera.ts'

const MS_KEPT = 10_000

interface Kept {
  at: number
  /** Undefined where the phone could not keep up. */
  jpeg: Promise<Blob | undefined>
}

/** The last ten seconds, in memory only. */
export function frameRing() {
  let kept: Kept[] = []

  return {
    add(frame: Kept) {
      kept = [...kept.filter(({ at }) => frame.at - at <= MS_KEPT), frame]
    },
    /** None twice running: a slow camera shows the same picture again. */
    async between(from: number, to: number): Promise<FaceFrame[]> {
      const frames: FaceFrame[] = []
      let before: Uint8Array | undefined
      for (const { at, jpeg } of kept.filter(({ at }) => at >= from && at <= to)) {
        const blob = await jpeg
        if (!blob) continue
        const bytes = new Uint8Array(await blob.arrayBuffer())
        if (before && isSame(before, bytes)) continue
        before = bytes
        frames.push({ at, jpeg: blob })
      }
      return frames
    },
    clear() {
      kept = []
    },
  }
}

const isSame = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, at) => byte === other[at])

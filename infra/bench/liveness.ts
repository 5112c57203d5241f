import { inFolder } from './in-folder.ts'

interface Frame {
  at: number
  jpeg: Uint8Array
}
type FramesOf = (file: string, framesASecond: number) => Promise<Frame[]>

/** The clips are decoded by a browser, and judged by what runs in the function: two rooms that do not know each other. */
export async function measure({ data }: { data?: string }) {
  const { openClips } = await inFolder<{
    openClips: () => Promise<{ framesOf: FramesOf; close: () => Promise<void> }>
  }>('web/e2e/bench/clip-frames.ts')
  const liveness = await inFolder<{
    measure: (options: { data?: string; framesOf: FramesOf }) => Promise<unknown>
  }>('functions/bench/liveness.ts')
  const { framesOf, close } = await openClips()
  try {
    return await liveness.measure({ ...(data ? { data } : {}), framesOf })
  } finally {
    await close()
  }
}

import type { LazyQrEngine, QrEngine } from './qr-engine.ts'

export interface QrEngines {
  /** The phone's own reader; undefined where it has none, or none any more. */
  native: () => Promise<QrEngine | undefined>
  /** The best reader there is, once it has arrived. */
  thorough: LazyQrEngine
  /** At hand at once, reads what is plain to see. */
  instant: QrEngine
}

/** `small` for the engine that works on the page's own thread. */
export type GrabFrame = (size: 'small' | 'full') => Promise<ImageData>

/**
 * One frame of a running camera: the first engine that answers decides, for the next frame is near. The
 * thorough one starts to load at the first frame and takes over from the instant one once it is there.
 */
export async function readFrame({ native, thorough, instant }: QrEngines, grab: GrabFrame) {
  const own = await native()
  if (!own && !thorough.isReady) thorough.load().catch(() => undefined)
  const readAtOnce = async () => instant.read(await grab('small'))
  const best = own ?? (thorough.isReady ? thorough : undefined)
  return best ? best.read(await grab('full')).catch(readAtOnce) : readAtOnce()
}

/**
 * A photo, in several sizes. The instant engine stands in where the thorough one is not to be had: of 765 hard
 * pictures it read none that the other had missed. The phone's own may see more.
 */
export async function readPhoto(
  { native, thorough, instant }: QrEngines,
  sizes: readonly (() => Promise<ImageData>)[],
) {
  const look = async (engine: QrEngine) => {
    for (const size of sizes) {
      const text = await engine.read(await size())
      if (text !== undefined) return text
    }
    return undefined
  }
  const text = await look(thorough).catch(() => look(instant))
  if (text !== undefined) return text
  const own = await native()
  return own && look(own).catch(() => undefined)
}

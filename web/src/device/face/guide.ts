import type { Glimpse } from './face-camera.ts'
import type { Square } from './square.ts'

/** What looks at the recorded square and says where the face is. */
export interface Guide {
  look(square: Square, at: number): Promise<Glimpse>
  close: () => void
}

/** @param progress 0 to 1 */
export type OpenGuide = (progress: (share: number) => void) => Promise<Guide>

/** Beside the page where that is possible, else on it. Rejects without a network. */
export const guideSomewhere =
  (inWorker: OpenGuide, onPage: OpenGuide): OpenGuide =>
  async (progress) => {
    try {
      return await inWorker(progress)
    } catch (error) {
      if (error instanceof NoWorker) return onPage(progress)
      throw error
    }
  }

/** The worker's code did not run at all. */
export class NoWorker extends Error {}

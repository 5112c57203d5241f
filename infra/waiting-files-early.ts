import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Each waits for three real minutes. */
export const WAITING = ['scan-login-refusals.e2e.ts', 'face-too-late.e2e.ts']
/** What the other worker gets through while one waits. */
const MEANWHILE = 8

/** Begins what mostly waits early, one after the other: at the end nobody has anything else to do. */
export class WaitingFilesEarly extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return waitingEarly(await super.sort(files), ({ moduleId }) => moduleId)
  }
}

/** Journeys come after all else, whatever their place in the list: it is theirs alone that counts. */
export function waitingEarly<File>(files: readonly File[], pathOf: (file: File) => string): File[] {
  const isJourney = (file: File) => pathOf(file).endsWith('.e2e.ts')
  const waits = (file: File) => WAITING.some((name) => pathOf(file).endsWith(name))
  const journeys = files.filter((file) => isJourney(file) && !waits(file))
  files.filter(waits).forEach((file, at) => journeys.splice(at * MEANWHILE, 0, file))
  return [...files.filter((file) => !isJourney(file)), ...journeys]
}

import { createHash } from 'node:crypto'
import { faceThresholds } from './face-thresholds.ts'

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8)

/** Which models and which lines: others have another name. */
export const judgeName = (
  models: Readonly<Record<string, { sha256: string }>>,
  lines: object = faceThresholds,
) =>
  `models-${short(
    Object.values(models)
      .map(({ sha256 }) => sha256)
      .join(),
  )} lines-${short(JSON.stringify(lines))}`

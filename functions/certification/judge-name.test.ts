import { expect, it } from 'vitest'
import { modelFiles } from '../adapters/face/model-files.ts'
import { faceThresholds } from './face-thresholds.ts'
import { judgeName } from './judge-name.ts'

it('names models and lines shortly, and others otherwise', () => {
  const name = judgeName(modelFiles)
  const otherModel = { ...modelFiles, identity: { sha256: '0' } }

  expect(name).toMatch(/^models-[0-9a-f]{8} lines-[0-9a-f]{8}$/)
  expect(judgeName(modelFiles)).toBe(name)
  expect(judgeName(otherModel)).not.toBe(name)
  expect(judgeName(modelFiles, { ...faceThresholds, printRisk: 0.7 })).not.toBe(name)
})

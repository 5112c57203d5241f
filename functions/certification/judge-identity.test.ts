import { expect, it } from 'vitest'
import type { FaceTemplate } from '../domain/face-engine.ts'
import { faceThresholds } from './face-thresholds.ts'
import { judgeLikeness, judgePrintRisk, judgeSamePerson } from './judge-identity.ts'

/** A unit vector so many degrees off the first axis. */
const towards = (degrees: number): FaceTemplate =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180))

it('has nothing against one person in several poses', () => {
  expect(judgeSamePerson([towards(0), towards(40), towards(60)])).toBeUndefined()
})

it('notices one frame of somebody else', () => {
  expect(judgeSamePerson([towards(0), towards(10), towards(85), towards(5)])).toEqual({
    verdict: 'try-again',
    reason: 'face-changed',
  })
})

const { same, review } = faceThresholds.identity

it.each([
  [same, undefined],
  [same - 0.01, { verdict: 'needs-review', reason: 'likeness' }],
  [review, { verdict: 'needs-review', reason: 'likeness' }],
  [review - 0.01, { verdict: 'refused', reason: 'another-person' }],
  [-0.2, { verdict: 'refused', reason: 'another-person' }],
])('decides alone only where it is sure: %d', (measured, verdict) => {
  expect(judgeLikeness(measured)).toEqual(verdict)
})

it('leaves to people what looks more like a print than a deployment allows', () => {
  expect(judgePrintRisk(0.6, 0.6)).toBeUndefined()
  expect(judgePrintRisk(0.61, 0.6)).toEqual({ verdict: 'needs-review', reason: 'print-risk' })
})

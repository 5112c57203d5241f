import { expect, it } from 'vitest'
import { judgeFaces } from './judge-faces.ts'
import { judgeQuality } from './judge-quality.ts'
import type { FaceMoment, Moment } from './moment.ts'
import { type Change, momentsOf, rest, resting } from './moments.fixture.ts'

const seeing = (faces: (frame: number) => number): Moment[] =>
  momentsOf(resting(30)).map(({ at, digest, look }, frame) => {
    const { face, ...empty } = look
    return {
      at,
      digest,
      look: { ...empty, faces: faces(frame), ...(face && faces(frame) > 0 ? { face } : {}) },
    }
  })
const moving = (changes: readonly Change[]) => judgeFaces(momentsOf(changes))?.reason
const at = (x: number, width = 120): Change => ({ box: { x, y: 90, width, height: width } })

it('has nothing against one face', () => {
  expect(judgeFaces(seeing(() => 1))).toBeUndefined()
})

it('forgives a face that is lost in a turn, and a second one seen for a moment', () => {
  expect(judgeFaces(seeing((frame) => (frame % 6 === 0 ? 0 : 1)))).toBeUndefined()
  expect(judgeFaces(seeing((frame) => (frame === 12 ? 2 : 1)))).toBeUndefined()
})

it('wants a face', () => {
  expect(judgeFaces(seeing((frame) => (frame % 4 === 0 ? 0 : 1)))?.reason).toBe('no-face')
  expect(judgeFaces(seeing(() => 0))?.reason).toBe('no-face')
})

it('wants nobody else', () => {
  expect(judgeFaces(seeing((frame) => (frame === 12 || frame === 20 ? 2 : 1)))?.reason).toBe('several-faces')
})

it('lets a head move, and notices a picture that takes the place of another', () => {
  expect(moving(Array.from({ length: 30 }, (_, frame) => at(60 + frame * 4)))).toBeUndefined()
  expect(moving([...Array<Change>(15).fill(at(40)), ...Array<Change>(15).fill(at(140))])).toBe('face-jumped')
  expect(moving([...Array<Change>(15).fill(at(100, 90)), ...Array<Change>(15).fill(at(80, 150))])).toBe(
    'face-jumped',
  )
})

const quality = (change: Partial<typeof rest.quality>, frames = 30): FaceMoment[] =>
  momentsOf([
    ...Array<Change>(frames).fill({ quality: { ...rest.quality, ...change } }),
    ...resting(30 - frames),
  ])

it.each([
  ['too-dark', { brightness: 30 }],
  ['too-bright', { brightness: 245 }],
  ['too-far', { faceWidth: 60 }],
  ['blurred', { sharpness: 3 }],
] as const)('says what to do better: %s', (reason, change) => {
  expect(judgeQuality(quality(change))).toEqual({ verdict: 'try-again', reason })
})

it('forgives single frames that movement blurs', () => {
  expect(judgeQuality(quality({ sharpness: 3 }, 12))).toBeUndefined()
})

import { expect, it } from 'vitest'
import type { FrameHashes } from './frame-hashes.ts'
import { judgeReplay } from './judge-replay.ts'
import { hashNo } from './moments.fixture.ts'

const FRAMES = 30
const seenBefore = { verdict: 'refused', reason: 'seen-before' }

const session = (from: number): FrameHashes[] =>
  Array.from({ length: FRAMES }, (_, frame) => ({
    picture: hashNo(from + frame),
    face: hashNo(`face ${String(from + frame)}`),
  }))
/** So many of the hash's bits the other way round. */
const flipped = (hash: string, bits: number) =>
  (BigInt(`0x${hash}`) ^ ((1n << BigInt(bits)) - 1n)).toString(16).padStart(64, '0')
/** The same but for so many bits of every picture, and of every face. */
const differing = (frames: readonly FrameHashes[], bits: { picture: number; face: number }) =>
  frames.map(({ picture, face = '' }) => ({
    picture: flipped(picture, bits.picture),
    face: flipped(face, bits.face),
  }))
/** The first so many from one session, the others from another. */
const spliced = (count: number, one: readonly FrameHashes[], other: readonly FrameHashes[]) => [
  ...one.slice(0, count),
  ...other.slice(count),
]

it('knows the frames of another session again', () => {
  expect(judgeReplay(session(0), [session(1_000), session(0)])).toEqual(seenBefore)
})

it('knows them again though they were compressed once more, and in another order', () => {
  const replayed = differing(session(0), { picture: 8, face: 100 }).reverse()

  expect(judgeReplay(replayed, [session(0)])).toEqual(seenBefore)
})

it('knows them again by the face alone, where they were cropped or turned', () => {
  const replayed = differing(session(0), { picture: 100, face: 20 })

  expect(judgeReplay(replayed, [session(0)])).toEqual(seenBefore)
})

it('knows pictures again in which no face was found', () => {
  const [shown, other] = [session(0), session(0)].map((frames) => frames.map(({ picture }) => ({ picture })))

  expect(judgeReplay(shown ?? [], [other ?? []])).toEqual(seenBefore)
  expect(judgeReplay(shown ?? [], [session(0)])).toEqual(seenBefore)
})

it('has nothing against pictures and faces that differ', () => {
  const similar = differing(session(0), { picture: 40, face: 40 })

  expect(judgeReplay(similar, [session(0), session(1_000)])).toBeUndefined()
  expect(judgeReplay(session(0), [])).toBeUndefined()
  expect(judgeReplay([], [session(0)])).toBeUndefined()
})

it('forgives a few frames that happen to look the same, and none of a spliced film', () => {
  const some = (count: number) => spliced(count, session(0), session(1_000))

  expect(judgeReplay(some(8), [session(0)])).toBeUndefined()
  expect(judgeReplay(some(12), [session(0)])).toEqual(seenBefore)
})

it('forgives who tries again at once that half of the faces look the same', () => {
  const cropped = differing(session(0), { picture: 100, face: 20 })
  const some = (count: number) => spliced(count, cropped, session(1_000))

  expect(judgeReplay(some(FRAMES / 2), [session(0)])).toBeUndefined()
  expect(judgeReplay(some(FRAMES / 2 + 1), [session(0)])).toEqual(seenBefore)
})

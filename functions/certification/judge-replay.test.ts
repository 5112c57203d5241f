import { expect, it } from 'vitest'
import { judgeReplay } from './judge-replay.ts'
import { hashNo } from './moments.fixture.ts'

const session = (from: number) => Array.from({ length: 30 }, (_, frame) => hashNo(from + frame))
/** So many of the hash's bits the other way round. */
const flipped = (hash: string, bits: number) =>
  (BigInt(`0x${hash}`) ^ ((1n << BigInt(bits)) - 1n)).toString(16).padStart(64, '0')

it('knows the frames of another session again', () => {
  expect(judgeReplay(session(0), [session(1_000), session(0)])).toEqual({
    verdict: 'refused',
    reason: 'seen-before',
  })
})

it('knows them again though they were compressed once more, and in another order', () => {
  const replayed = session(0)
    .map((hash) => flipped(hash, 8))
    .reverse()

  expect(judgeReplay(replayed, [session(0)])?.reason).toBe('seen-before')
})

it('has nothing against pictures that differ', () => {
  const similar = session(0).map((hash) => flipped(hash, 40))

  expect(judgeReplay(similar, [session(0), session(1_000)])).toBeUndefined()
  expect(judgeReplay(session(0), [])).toBeUndefined()
})

it('forgives a few frames that happen to look the same, and none of a spliced film', () => {
  const some = (count: number) => [...session(0).slice(0, count), ...session(1_000).slice(count)]

  expect(judgeReplay(some(8), [session(0)])).toBeUndefined()
  expect(judgeReplay(some(12), [session(0)])?.reason).toBe('seen-before')
})

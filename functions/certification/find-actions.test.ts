import { expect, it } from 'vitest'
import { faceActions } from '../../shared/vocabulary/face-action.ts'
import { findActions } from './find-actions.ts'
import { type Change, doing, momentsOf, performing, rest, resting, shut } from './moments.fixture.ts'

const found = (changes: readonly Change[]) =>
  findActions(momentsOf([...resting(4), ...changes, ...resting(4)])).map(({ action }) => action)

it.each(faceActions)('finds %s, and nothing else', (action) => {
  expect(found(doing[action])).toEqual([action])
})

it('finds nothing in a face at rest', () => {
  expect(found(resting(20))).toEqual([])
})

it('finds several things in the order in which they were done', () => {
  const actions = ['mouth-open', 'turn-right', 'eyes-closed', 'nod', 'turn-left'] as const

  expect(findActions(performing(actions)).map(({ action }) => action)).toEqual(actions)
})

it('takes a blink of one frame for none', () => {
  expect(found([shut])).toEqual([])
})

it('wants both eyes shut', () => {
  expect(found(Array<Change>(8).fill({ eyesClosed: { left: 0.99, right: 0.1 } }))).toEqual([])
})

it('does not read eyes that look down', () => {
  const down = { ...shut, pose: { ...rest.pose, pitch: 0.59 } }

  expect(found(Array<Change>(4).fill(down))).toEqual([])
})

it('wants eyes to have been open before and after: a picture with shut eyes closes none', () => {
  expect(findActions(momentsOf(Array<Change>(20).fill(shut)))).toEqual([])
  expect(findActions(momentsOf([...resting(6), ...doing['eyes-closed']]))).toEqual([])
  expect(findActions(momentsOf([...doing['eyes-closed'], ...resting(6)]))).toEqual([])
})

it.each([
  ['a mouth that opens a little', { mouthOpen: 0.44 }],
  ['a nod that a tilted photo can do', { pose: { ...rest.pose, pitch: 0.59 } }],
  ['a turn that a bent photo can do', { pose: { ...rest.pose, yaw: 0.5 } }],
])('does not take for an action %s', (_what, change) => {
  expect(found(Array<Change>(5).fill(change))).toEqual([])
})

it('wants a mouth to open within a second: a slow change is the picture’s', () => {
  const slowly = Array.from({ length: 40 }, (_, frame): Change => ({ mouthOpen: 0.05 + frame * 0.02 }))

  expect(findActions(momentsOf(slowly)).map(({ action }) => action)).toEqual([])
})

it('gives a turn its direction, though the head comes back over the middle', () => {
  const overshooting = [
    ...doing['turn-left'],
    { pose: { ...rest.pose, yaw: -0.15 } },
    { pose: { ...rest.pose, yaw: -0.1 } },
  ]

  expect(found(overshooting)).toEqual(['turn-left'])
})

it('finds nothing across a pause', () => {
  const [before, after] = [momentsOf(resting(10)), momentsOf([...doing['mouth-open'].slice(2, 5)])]
  const later = after.map((moment) => ({ ...moment, at: moment.at + 1_500 }))

  expect(findActions([...before, ...later])).toEqual([])
})

it('takes a mouth that stays open for one opening, and a doubt within it for none', () => {
  const long = Array.from({ length: 40 }, (_, frame): Change => (frame === 20 ? {} : { mouthOpen: 0.7 }))

  expect(found(long)).toEqual(['mouth-open'])
})

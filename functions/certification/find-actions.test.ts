import { describe, expect, it } from 'vitest'
import { faceActions } from '../../shared/vocabulary/face-action.ts'
import { endOf, findActions, startOf } from './find-actions.ts'
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

describe('a nod', () => {
  const pitched = (by: number): Change => ({ pose: { ...rest.pose, pitch: rest.pose.pitch + by } })
  /** From these frames to those, counted from the first of the nod. */
  const nodsIn = (nod: readonly number[], rests: { before?: number; after?: number } = {}) => {
    const { before = 15, after = 15 } = rests
    const moments = momentsOf([...resting(before), ...nod.map(pitched), ...resting(after)])
    const from = moments[before]?.at ?? 0
    return findActions(moments)
      .filter(({ action }) => action === 'nod')
      .map((each) => [startOf(each) - from, endOf(each) - from].map((ms) => ms / 100))
  }

  it.each([
    ['down and back', [0.06, 0.13, 0.18, 0.18, 0.1, 0.04], [[1, 3]]],
    ['down for a second and back', [0.1, ...Array<number>(8).fill(0.16), 0.1, 0.04], [[1, 8]]],
    ['with the head thrown back first', [-0.06, -0.14, -0.05, 0.05, 0.15, 0.15, 0.08], [[3, 5]]],
    ['down, and then back over the rest', [0.08, 0.16, 0.16, 0.05, -0.06, -0.08, -0.03], [[1, 2]]],
    ['twice running', [0.13, 0.16, 0.08, 0, 0.13, 0.16, 0.04], [[0, 5]]],
    ['slowly', [0.03, 0.06, 0.09, 0.12, 0.15, 0.18, 0.15, 0.1, 0.05], [[3, 6]]],
  ])('%s is one, from when it is down until it comes back', (_how, nod, from) => {
    expect(nodsIn(nod)).toEqual(from)
  })

  it('is done however the phone is held, which other rests show', () => {
    const heldLow = [...resting(15), ...[0.06, 0.14, 0.14, 0.05].map(pitched), ...resting(15)].map(
      ({ pose = rest.pose }): Change => ({ pose: { ...pose, pitch: pose.pitch - 0.15 } }),
    )

    expect(findActions(momentsOf(heldLow)).map(({ action }) => action)).toEqual(['nod'])
  })

  it('is none where somebody rested and then threw the head back', () => {
    expect(nodsIn([-0.05, -0.14, -0.14, -0.14], { after: 0 })).toEqual([])
  })

  it('is none where a mouth opens and shuts, which lifts the pitch and lets it fall', () => {
    const lifted = doing['mouth-open'].map((change): Change => ({
      ...change,
      ...pitched(-0.2 * (change.mouthOpen ?? 0)),
    }))

    expect(found(lifted)).toEqual(['mouth-open'])
  })

  it('is none over more than a second', () => {
    const slowly = Array.from({ length: 30 }, (_, frame) => 0.01 * frame)

    expect(nodsIn(slowly, { after: 0 })).toEqual([])
  })
})

it('reads eyes as level as the head is held between long looks down and openings of the mouth', () => {
  const down = Array<Change>(13).fill({ pose: { ...rest.pose, pitch: 0.66 } })
  const agape = Array<Change>(13).fill({ mouthOpen: 0.7, pose: { ...rest.pose, pitch: 0.39 } })
  const between = (long: Change[]) => [
    ...long,
    ...resting(3),
    ...doing['eyes-closed'],
    ...resting(3),
    ...long,
  ]

  expect(found(between(down))).toEqual(['nod', 'eyes-closed', 'nod'])
  expect(found(between(agape))).toEqual(['mouth-open', 'eyes-closed', 'mouth-open'])
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

import { expect, it } from 'vitest'
import { chooseFrames } from './choose-frames.ts'
import { findActions } from './find-actions.ts'
import { momentsOf, performing, rest, resting } from './moments.fixture.ts'

const chosenOf = (actions: Parameters<typeof performing>[0]) => {
  const moments = performing(actions)
  return chooseFrames(moments, findActions(moments))
}

it('takes one frame of each action, and one at rest', () => {
  const [shut, open, rest, ...more] = chosenOf(['eyes-closed', 'mouth-open'])

  expect(shut?.face.eyesClosed.left).toBeGreaterThan(0.9)
  expect(open?.face.mouthOpen).toBeGreaterThan(0.5)
  expect(rest?.face).toMatchObject({ mouthOpen: 0.05, pose: { yaw: 0 } })
  expect(more).toEqual([])
})

it('takes a turn and a nod on their way, where a face can still be compared', () => {
  const [turned, nodding] = chosenOf(['turn-left', 'nod'])

  expect(turned?.face.pose.yaw).toBe(0.4)
  expect(nodding?.face.pose.pitch).toBe(0.58)
})

it('takes a nod where the head is nearly level, not where it was thrown back first', () => {
  const pitches = [0.44, 0.36, 0.53, 0.64, 0.65, 0.58]
  const nod = pitches.map((pitch) => ({ pose: { ...rest.pose, pitch } }))
  const moments = momentsOf([...resting(5), ...nod, ...resting(5)])
  const [nodding] = chooseFrames(moments, findActions(moments))

  expect(nodding?.face.pose.pitch).toBe(0.53)
})

it('takes no frame twice', () => {
  const chosen = chosenOf(['mouth-open', 'nod', 'mouth-open'])

  expect(new Set(chosen.map(({ at }) => at)).size).toBe(4)
})

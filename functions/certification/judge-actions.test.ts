import { expect, it } from 'vitest'
import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import { findActions } from './find-actions.ts'
import { judgeActions } from './judge-actions.ts'
import type { FaceMoment } from './moment.ts'
import { doing, momentsOf, performing, rest, resting, shut } from './moments.fixture.ts'

const judged = (moments: readonly FaceMoment[], asked: readonly FaceAction[]) => {
  const answered = judgeActions(moments, findActions(moments), asked)
  return answered.ok ? answered.done.map(({ action }) => action) : answered.verdict
}

it('is content with what was asked, in its order', () => {
  const asked = ['nod', 'eyes-closed', 'turn-left'] as const

  expect(judged(performing(asked), asked)).toEqual(asked)
})

it('says which action it has not seen', () => {
  expect(judged(performing(['nod', 'eyes-closed']), ['nod', 'eyes-closed', 'turn-left'])).toEqual({
    verdict: 'try-again',
    reason: 'action-missing',
    action: 'turn-left',
  })
})

it('takes the same actions in another order for another answer', () => {
  expect(
    judged(performing(['eyes-closed', 'mouth-open', 'nod']), ['mouth-open', 'eyes-closed', 'nod']),
  ).toEqual({
    verdict: 'try-again',
    reason: 'wrong-order',
  })
})

it('lets no film with everything in it answer every challenge', () => {
  const film = performing(['mouth-open', 'eyes-closed', 'mouth-open', 'nod', 'eyes-closed'])

  expect(judged(film, ['mouth-open', 'nod', 'eyes-closed'])).toMatchObject({ reason: 'other-action' })
})

it('wants a thing twice that was asked twice', () => {
  expect(
    judged(performing(['mouth-open', 'mouth-open']), ['mouth-open', 'mouth-open', 'mouth-open']),
  ).toEqual({
    verdict: 'try-again',
    reason: 'wrong-order',
  })
})

it('wants a thing no oftener than it was asked', () => {
  const film = performing(['mouth-open', 'mouth-open', 'mouth-open'])

  expect(judged(film, ['mouth-open', 'mouth-open'])).toMatchObject({
    reason: 'other-action',
    action: 'mouth-open',
  })
})

it('lets people blink', () => {
  const asked = ['mouth-open', 'turn-left'] as const
  const blinking = [
    ...resting(4),
    shut,
    shut,
    ...resting(4),
    ...asked.flatMap((action) => [...doing[action], ...resting(4)]),
  ]

  expect(judged(momentsOf(blinking), asked)).toEqual(asked)
})

it('takes no blink for eyes that were closed when asked', () => {
  const blinking = momentsOf([
    ...resting(12),
    shut,
    shut,
    ...resting(12),
    ...doing['mouth-open'],
    ...resting(4),
  ])

  expect(judged(blinking, ['eyes-closed', 'mouth-open'])).toMatchObject({ action: 'eyes-closed' })
})

it('lets a head nod a little while it turns', () => {
  const nodding = doing['turn-left'].map((change) => ({
    pose: { ...rest.pose, ...change.pose, pitch: 0.64 },
  }))
  const moments = momentsOf([
    ...resting(4),
    ...nodding,
    ...resting(4),
    ...doing['eyes-closed'],
    ...resting(4),
  ])

  expect(judged(moments, ['turn-left', 'eyes-closed'])).toEqual(['turn-left', 'eyes-closed'])
})

const backThenDown = [-0.06, -0.14, 0.03, 0.13, 0.15, 0.15, 0.08].map((by) => ({
  pose: { ...rest.pose, pitch: rest.pose.pitch + by },
}))

it.each([
  ['mouth-open', 'nod', 'eyes-closed'],
  ['nod', 'turn-left', 'mouth-open'],
  ['eyes-closed', 'turn-right', 'nod'],
  ['nod', 'eyes-closed', 'nod'],
] as const)('knows a nod’s place among %s, %s, %s though the head is thrown back first', (...asked) => {
  const acted = asked.flatMap((action) => [
    ...resting(3),
    ...(action === 'nod' ? backThenDown : doing[action]),
  ])

  expect(judged(momentsOf([...acted, ...resting(3)]), asked)).toEqual(asked)
})

it('is content with a head that nods twice where one nod was asked', () => {
  const asked = ['mouth-open', 'nod', 'eyes-closed'] as const
  const twice = [...doing.nod, ...resting(2), ...doing.nod]
  const acted = asked.flatMap((action) => [...resting(3), ...(action === 'nod' ? twice : doing[action])])

  expect(judged(momentsOf([...acted, ...resting(3)]), asked)).toEqual(asked)
})

it('excuses nothing that was done after a nod, wherever the head was before', () => {
  const asked = ['eyes-closed', 'mouth-open', 'nod'] as const
  const acted = asked.flatMap((action) => [
    ...resting(3),
    ...(action === 'nod' ? backThenDown : doing[action]),
  ])
  const film = [...acted, ...resting(3), ...doing['turn-left'], ...resting(3)]

  expect(judged(momentsOf(film), asked)).toMatchObject({ reason: 'other-action', action: 'turn-left' })
})

it('does not take one movement for two actions', () => {
  const nodding = doing['turn-left'].map((change) => ({
    pose: { ...rest.pose, ...change.pose, pitch: 0.64 },
  }))
  const moments = momentsOf([
    ...resting(4),
    ...nodding,
    ...resting(4),
    ...doing['eyes-closed'],
    ...resting(4),
  ])

  expect(judged(moments, ['turn-left', 'nod', 'eyes-closed'])).toMatchObject({ verdict: 'try-again' })
})

it('calls a picture a picture, however it is carried about', () => {
  const carried = Array.from({ length: 30 }, (_, frame) => ({
    pose: { yaw: 0.4 * Math.sin(frame / 4), pitch: 0.5 + 0.04 * Math.sin(frame / 3), roll: 5 },
    mouthOpen: 0.05 + 0.03 * Math.sin(frame),
  }))

  expect(judged(momentsOf(carried), ['eyes-closed', 'nod', 'mouth-open'])).toEqual({
    verdict: 'try-again',
    reason: 'still-picture',
  })
})

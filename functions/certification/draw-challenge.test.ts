import { randomInt } from 'node:crypto'
import { expect, it } from 'vitest'
import { type BodyPart, bodyParts, partOf } from '../../shared/vocabulary/face-action.ts'
import { newId } from '../domain/new-id.ts'
import { drawChallenge } from './draw-challenge.ts'

const now = new Date('2026-11-24T04:00:00.000Z')
const chance = { newId, randomInt: (limit: number) => randomInt(limit) }
const everyChallenge = (excluded: readonly BodyPart[] = []) =>
  Array.from({ length: 120 }, () => drawChallenge({ excluded }, chance, now)).flatMap((drawn) =>
    drawn.ok ? [drawn.value] : [],
  )
const subsets = (parts: readonly BodyPart[]): BodyPart[][] =>
  parts.reduce<BodyPart[][]>((all, part) => [...all, ...all.map((some) => [...some, part])], [[]])

it('always asks for eyes or mouth, which no photograph can do', () => {
  for (const excluded of subsets(bodyParts))
    for (const { actions } of everyChallenge(excluded))
      expect(actions.map((action) => partOf[action])).toSatisfy(
        (parts: BodyPart[]) => parts.includes('eyes') || parts.includes('mouth'),
      )
})

it('never asks for what a body cannot do', () => {
  for (const excluded of subsets(bodyParts))
    for (const { actions } of everyChallenge(excluded))
      expect(actions.filter((action) => excluded.includes(partOf[action]))).toEqual([])
})

it('offers no face route to whom neither eyes nor mouth obey', () => {
  expect(drawChallenge({ excluded: ['eyes', 'mouth'] }, chance, now)).toEqual({
    ok: false,
    refusal: 'no-face-route',
  })
  expect(everyChallenge(['eyes', 'nod', 'turn'])).toHaveLength(120)
})

it('asks for three things, never for the same one twice in a row', () => {
  for (const { actions } of everyChallenge()) {
    expect(actions).toHaveLength(3)
    expect(actions.slice(1).filter((action, at) => partOf[action] === partOf[actions[at] ?? action])).toEqual(
      [],
    )
  }
})

it('asks whoever can do one thing only for it two or three times: how often cannot be foreseen', () => {
  const times = everyChallenge(['eyes', 'nod', 'turn']).map(({ actions }) => actions.length)

  expect(new Set(times)).toEqual(new Set([2, 3]))
})

it('can draw more than fifty different challenges, and each of them', () => {
  const drawn = new Set<string>()
  for (let at = 0; at < 200; at += 1) {
    const challenge = drawChallenge({ excluded: [] }, { newId, randomInt: (limit) => at % limit }, now)
    if (challenge.ok) drawn.add(challenge.value.actions.join())
  }

  expect(drawn.size).toBeGreaterThan(50)
})

it('draws another one when asked to', () => {
  for (const { actions: previous } of everyChallenge(['nod', 'turn'])) {
    const again = drawChallenge({ excluded: ['nod', 'turn'], previous }, chance, now)
    expect(again).toMatchObject({ ok: true })
    expect(again.ok && again.value.actions).not.toEqual(previous)
  }
})

it('gives three minutes, and a name that nobody guesses', () => {
  const [one, other] = everyChallenge()

  expect(one?.expiresAt).toEqual(new Date('2026-11-24T04:03:00.000Z'))
  expect(one?.nonce).toMatch(/^[\w-]{22}$/)
  expect(one?.nonce).not.toBe(other?.nonce)
})

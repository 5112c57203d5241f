import { expect, it } from 'vitest'
import { typedChallenge } from './typed-challenge.ts'

const challenge = typedChallenge()

it.each(['A2XY', 'a2xy', ' a2 xy ', 'Ａ２ＸＹ'])('takes "%s" for A2XY', async (typed) => {
  expect(await challenge.isSolvedBy(typed, 'A2XY')).toBe(true)
})

it.each(['', 'A2X', 'A2XYZ', 'YX2A'])('does not take "%s" for A2XY', async (typed) => {
  expect(await challenge.isSolvedBy(typed, 'A2XY')).toBe(false)
})

it.each([
  ['picture', /^[2-8ACDEFHKLMNPRTUVXY]{4}$/, 24],
  ['sound', /^[02-9]{6}$/, 9],
] as const)(
  'asks in a %s for characters that are like no other, each as likely',
  async (form, shape, different) => {
    const counts = new Map<string, number>()
    const posed = form === 'picture' ? 1500 : 200
    for (let round = 0; round < posed; round++) {
      const { solution, shown } = await challenge.pose(form)
      expect(shown.form).toBe(form)
      expect(solution).toMatch(shape)
      for (const character of solution) counts.set(character, (counts.get(character) ?? 0) + 1)
    }
    const expected = [...counts.values()].reduce((sum, count) => sum + count, 0) / different
    expect(counts.size).toBe(different)
    for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected * 0.4)
  },
  20_000,
)

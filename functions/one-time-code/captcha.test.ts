import { expect, it } from 'vitest'
import { later, noon } from '../adapters/people.fixture.ts'
import { CAPTCHA_LIFE_MS, judgeCaptcha, newCaptcha } from './captcha.ts'

const captcha = newCaptcha('A2XY', 'here', noon)
const isRight = async (text: string, differs: { browserTag?: string; now?: Date } = {}) => {
  const judge = judgeCaptcha({
    pose: () => Promise.reject(new Error('nothing to pose')),
    isSolvedBy: async (answer, solution) => answer === solution,
  })
  return (await judge(captcha, { text, browserTag: 'here', now: noon, ...differs })).ok
}

it('is right when the challenge is solved', async () => {
  expect(await isRight('A2XY')).toBe(true)
  expect(await isRight('A2XX')).toBe(false)
})

it('counts in the browser that it was drawn for, for two minutes', async () => {
  expect(await isRight('A2XY', { browserTag: 'elsewhere' })).toBe(false)
  expect(await isRight('A2XY', { now: later(noon, 120_000 - 1) })).toBe(true)
  expect(await isRight('A2XY', { now: later(noon, 120_000) })).toBe(false)
  expect(CAPTCHA_LIFE_MS).toBe(120_000)
})

it('has an id that nobody guesses', () => {
  const ids = Array.from({ length: 100 }, () => newCaptcha('A2XY', 'here', noon).id)
  expect(new Set(ids).size).toBe(100)
  for (const id of ids) expect(id).toMatch(/^[\w-]{22}$/)
})

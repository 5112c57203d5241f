import { expect, it } from 'vitest'
import { later, noon } from '../adapters/people.fixture.ts'
import { CAPTCHA_ALPHABET, CAPTCHA_LIFE_MS, judgeCaptcha, newCaptcha } from './captcha.ts'

const captcha = { ...newCaptcha('here', noon), text: 'A2XY' }
const judge = (text: string, differs: { browserTag?: string; now?: Date } = {}) =>
  judgeCaptcha(captcha, { text, browserTag: 'here', now: noon, ...differs }).ok

it.each(['A2XY', 'a2xy', ' a2 xy ', 'Ａ２ＸＹ'])('takes "%s" for A2XY', (typed) => {
  expect(judge(typed)).toBe(true)
})

it.each(['', 'A2X', 'A2XYZ', 'YX2A'])('does not take "%s" for A2XY', (typed) => {
  expect(judge(typed)).toBe(false)
})

it('counts in the browser that it was drawn for, for two minutes', () => {
  expect(judge('A2XY', { browserTag: 'elsewhere' })).toBe(false)
  expect(judge('A2XY', { now: later(noon, 120_000 - 1) })).toBe(true)
  expect(judge('A2XY', { now: later(noon, 120_000) })).toBe(false)
  expect(CAPTCHA_LIFE_MS).toBe(120_000)
})

it('is four characters that look like no other, each as likely', () => {
  const counts = new Map<string, number>()
  const drawn = 6000
  for (let round = 0; round < drawn; round++) {
    const { id, text } = newCaptcha('here', noon)
    expect(id).toMatch(/^[\w-]{22}$/)
    expect(text).toMatch(/^[2-8ACDEFHKLMNPRTUVXY]{4}$/)
    for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  const expected = (4 * drawn) / CAPTCHA_ALPHABET.length
  expect(counts.size).toBe(CAPTCHA_ALPHABET.length)
  for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected * 0.25)
})

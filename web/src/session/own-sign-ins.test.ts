import { afterEach, expect, it } from 'vitest'
import { keepOwnSignIn, readOwnSignIns } from './own-sign-ins.ts'

afterEach(() => {
  localStorage.clear()
})

it('keeps what the person said of the latest thirty sign-ins, each once', () => {
  for (let place = 0; place < 40; place += 1) keepOwnSignIn(localStorage, `e${String(place)}`)
  keepOwnSignIn(localStorage, 'e20')
  const kept = readOwnSignIns(localStorage)
  expect(kept).toHaveLength(30)
  expect(kept.slice(0, 2)).toEqual(['e20', 'e39'])
})

it.each(['{not json', '"e1"', '[1, 2]'])('reads nothing from what is none of ours: %s', (text) => {
  localStorage.setItem('own-sign-ins', text)
  expect(readOwnSignIns(localStorage)).toEqual([])
})

it('takes the answer for this visit in a browser that refuses to keep anything', () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('', 'QuotaExceededError')
    },
  } as unknown as Storage
  expect(keepOwnSignIn(full, 'e1')).toEqual(['e1'])
  expect(readOwnSignIns(full)).toEqual([])
})

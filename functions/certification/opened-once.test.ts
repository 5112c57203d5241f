import { expect, it } from 'vitest'
import { openedOnce } from './opened-once.ts'

it('opens when first asked, and once for all who ask', async () => {
  let opened = 0
  const get = openedOnce(async () => (opened += 1))
  expect(opened).toBe(0)

  expect(await Promise.all([get(), get()])).toEqual([1, 1])
  expect(await get()).toBe(1)
})

it('tries again what failed to open', async () => {
  const outcomes = [() => Promise.reject(new Error('no memory')), () => Promise.resolve('open')]
  const get = openedOnce(async () => outcomes.shift()?.())

  await expect(get()).rejects.toThrow('no memory')
  expect(await get()).toBe('open')
})

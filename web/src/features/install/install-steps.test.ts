import { expect, it } from 'vitest'
import { systemOf, waysToInstall } from './install-steps.ts'

it.each([
  ['Mozilla/5.0 (Linux; Android 10; HUAWEI) AppleWebKit/537.36 Chrome/114 Mobile Safari/537.36', 'android'],
  ['Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 ArkWeb/4 Mobile', 'android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1', 'ios'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140 Safari/537.36', 'desktop'],
])('opens the steps of the system in hand: %s', (userAgent, system) => {
  expect(systemOf(userAgent)).toBe(system)
})

it('has steps for every system', () => {
  expect(waysToInstall.map(({ id }) => id).sort()).toEqual(['android', 'desktop', 'ios'])
  expect(waysToInstall.every(({ steps }) => steps.length >= 3)).toBe(true)
})

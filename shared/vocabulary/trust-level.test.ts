import { expect, test } from 'vitest'
import { atLeast, trustLevels, trustLevelSchema } from './trust-level.ts'

test.each([
  ['L1', 'L1', true],
  ['L1', 'L2', false],
  ['L2', 'L1', true],
  ['L2', 'L2', true],
  ['L2', 'L3', false],
  ['L3', 'L1', true],
  ['L3', 'L2', true],
  ['L3', 'L3', true],
] as const)('someone at %s, where %s is asked for: %s', (level, asked, suffices) => {
  expect(atLeast(level, asked)).toBe(suffices)
})

test('there is no level beside L1, L2 and L3', () => {
  expect(['L0', 'L4', 'l1', '', 3].filter((text) => trustLevelSchema.safeParse(text).success)).toEqual([])
})

test('the lowest level is told where it must still go', () => {
  expect(trustLevels.L1.opens).toContain('用户中心')
  expect(trustLevels.L1.opens).toContain('认证后才能登录业务系统')
})

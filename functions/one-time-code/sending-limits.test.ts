import { expect, it } from 'vitest'
import { sendingLimits } from './sending-limits.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

it('sends a hundred codes a day to one address, spread as they may be', () => {
  const { codesPerAddress } = sendingLimits
  const now = DAY
  const spread = (count: number) => Array.from({ length: count }, (_, place) => 1 + place * 10 * MINUTE)
  expect(codesPerAddress.waitMs(spread(99), now)).toBe(0)
  expect(codesPerAddress.waitMs(spread(100), now)).toBe(1)
  expect(codesPerAddress.memoryMs).toBe(DAY)
  expect(codesPerAddress.memorySize).toBeGreaterThanOrEqual(100)
})

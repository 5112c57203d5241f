import { afterEach, beforeEach, vi } from 'vitest'
import { later, noon } from '../adapters/people.fixture.ts'

/** The room's clock stands still, at noon of a slot's beginning, until a test moves it. */
export function stoppedClock() {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: noon })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  /** So many milliseconds after noon. */
  return (ms: number) => {
    vi.setSystemTime(later(noon, ms))
  }
}

import { afterEach, expect, it, vi } from 'vitest'
import { runScheduled } from './run-scheduled.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('runs a task at once and then by the clock, until it is stopped, whatever fails', async () => {
  vi.useFakeTimers()
  const errors = vi.spyOn(console, 'error').mockReturnValue()
  const run = vi.fn(async () => Promise.reject(new Error('boom')))
  const stop = runScheduled([{ run, everyMinutes: 30 }])
  expect(run).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(60 * 60_000)
  expect(run).toHaveBeenCalledTimes(3)
  expect(errors).toHaveBeenCalledTimes(3)
  stop()
  await vi.advanceTimersByTimeAsync(60 * 60_000)
  expect(run).toHaveBeenCalledTimes(3)
})

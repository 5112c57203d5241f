import { expect, it } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

it('starts a task once the one before has ended, also when that one failed', async () => {
  const next = oneAtATime()
  const log: string[] = []
  const task =
    (name: string, fails = false) =>
    async () => {
      log.push(`${name} starts`)
      await Promise.resolve()
      log.push(`${name} ends`)
      if (fails) throw new Error(name)
    }
  await Promise.allSettled([next(task('first', true)), next(task('second'))])
  expect(log).toEqual(['first starts', 'first ends', 'second starts', 'second ends'])
})

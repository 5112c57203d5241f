import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { runByNode, untilItSays } from './running.fixture.ts'

// That the death of npm or tsx is noticed is shown by start.db.test.ts.
it.concurrent('ends when the program at the other end of its input has died', async () => {
  const program = runByNode('launcher-watch.fixture.ts')
  await untilItSays(program, /watching/)
  await pause(700)
  program.child.stdin.destroy()
  expect(await program.code).toBe(7)
})

it.concurrent('takes no notice of an input that was empty from the start, as in CI', async () => {
  const program = runByNode('launcher-watch.fixture.ts')
  program.child.stdin.end()
  expect(await program.code).toBe(0)
})

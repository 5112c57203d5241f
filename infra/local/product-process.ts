import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ServiceAccess } from './local-environment.ts'
import type { SeededPerson, SeededUnit } from './seed.ts'
import { StartFailure } from './start-failure.ts'
import { passTroublesOn } from './troubles-only.ts'

/** What the process is asked for, once. */
export interface Asked {
  people?: readonly SeededPerson[]
  units?: readonly SeededUnit[]
  registry?: ServiceAccess
  authority?: ServiceAccess
  rights?: 'not-held'
}

interface Shown {
  /** What its functions log; journeys want the troubles only, a bench of thousands of calls keeps it off its report. */
  logs?: 'inherit' | 'troubles' | 'ignore'
}

/** What the process tells once: where the product is, or why there is none. */
export type Told = { origin: string; outbox: string } | { failure: string }

/**
 * The product with nothing kept, on free ports, in a process of its own: its functions read that process's environment,
 * which would otherwise be the same as that of whoever tests or measures it.
 */
export async function startProductProcess(asked: Asked = {}, { logs = 'inherit' }: Shown = {}) {
  const child = fork(fileURLToPath(new URL('run-product.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    stdio: ['inherit', logs === 'troubles' ? 'pipe' : logs, 'inherit', 'ipc'],
  })
  if (child.stdout) passTroublesOn(child.stdout, (line) => process.stdout.write(line))
  const exited = once(child, 'exit')
  child.send(asked)
  const told = await Promise.race([
    once(child, 'message').then(([message]) => message as Told),
    exited.then((): Told => ({ failure: '产品进程意外结束。' })),
  ])
  if ('failure' in told) {
    child.disconnect()
    throw new StartFailure(told.failure)
  }
  const stop = async () => {
    if (child.connected) child.disconnect()
    await exited
  }
  return { ...told, stop }
}

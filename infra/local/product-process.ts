import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { StartFailure } from './start-failure.ts'

/** What the process tells once: where the product is, or why there is none. */
export type Told = { origin: string; outbox: string } | { failure: string }

/**
 * The product with nothing kept, on free ports, in a process of its own: its functions read that process's environment,
 * which would otherwise be the same as that of whoever tests or measures it.
 */
export async function startProductProcess() {
  const child = fork(fileURLToPath(new URL('run-product.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  })
  const exited = once(child, 'exit')
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

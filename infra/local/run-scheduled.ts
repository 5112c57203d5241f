import type { Task } from './load-functions.ts'

interface Scheduled {
  run: Task
  everyMinutes: number
}

/** In EventBridge's place: at once, for what came due while nothing ran, and then by the clock. @returns stops it */
export function runScheduled(tasks: readonly Scheduled[]) {
  const run = (task: Task) => {
    task({}).catch((fault: unknown) => {
      console.error(fault)
    })
  }
  const timers = tasks.map(({ run: task, everyMinutes }) => {
    run(task)
    return setInterval(run, everyMinutes * 60_000, task).unref()
  })
  return () => {
    for (const timer of timers) clearInterval(timer)
  }
}

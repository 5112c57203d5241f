import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface JvmEnd {
  /** There is no `java` to run. */
  missing: boolean
  /** The last it printed. */
  output: string
}
type Report = { pid: number } | { end: JvmEnd }

export interface Jvm {
  /** It ended without being asked to; never settles otherwise. */
  ended: Promise<JvmEnd>
  stop: () => Promise<void>
}

const running = new Set<Jvm>()

/** For whoever must leave at once, in the middle of whatever is being started. */
export const endEveryJvm = () => Promise.all([...running].map(({ stop }) => stop()))

/** Runs `java`, which ends when this process does, in whatever way. */
export function startJvm(args: string[]): Jvm {
  const keeperFile = fileURLToPath(new URL('keep-jvm.cjs', import.meta.url))
  // In a group of its own: Ctrl-C reaches us only, and we decide when the database may go.
  const keeper = fork(keeperFile, args, { detached: true, execArgv: [] })
  keeper.unref()
  keeper.channel?.unref()

  let pid: number | undefined
  let end: JvmEnd = { missing: false, output: '' }
  let stopping = false
  keeper.on('message', (report: Report) => {
    if ('pid' in report) pid = report.pid
    else end = report.end
  })
  const gone = new Promise<void>((resolve) => {
    keeper.once('exit', (_code, signal) => {
      if (signal === 'SIGKILL' && pid !== undefined) killIfAlive(pid)
      running.delete(jvm)
      resolve()
    })
  })

  const jvm: Jvm = {
    ended: new Promise((resolve) => {
      void gone.then(() => {
        if (!stopping) resolve(end)
      })
    }),
    async stop() {
      stopping = true
      keeper.ref()
      if (keeper.connected) keeper.disconnect()
      await gone
    },
  }
  running.add(jvm)
  return jvm
}

function killIfAlive(pid: number) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It went by itself.
  }
}

import { fstatSync } from 'node:fs'
import { commandOf, isStillParent, parentOf } from './process-tree.ts'

const LAUNCHER = /(^|[\s/])(npm|npx|pnpm|yarn|tsx)([\s./-]|$)/
const LOOK_EVERY_MS = 500
const FARTHEST = 12

interface Link {
  pid: number
  parent: number
}

/**
 * Calls back when what launched this process is gone without a word (SIGKILL): npm, npx or tsx, and every process
 * between it and us. Who launched npm does not count: under nohup that is a shell which ends while we are to stay.
 */
export function onLauncherGone(gone: () => void) {
  const links = linksToLauncher()
  const timer = setInterval(() => {
    if (links.every(({ pid, parent }) => isStillParent(pid, parent))) return
    clearInterval(timer)
    gone()
  }, LOOK_EVERY_MS)
  timer.unref()
}

function linksToLauncher(): Link[] {
  const links: (Link & { command: string })[] = []
  let pid = process.pid
  while (links.length < FARTHEST) {
    const parent = parentOf(pid)
    if (parent === undefined || parent <= 1) break
    links.push({ pid, parent, command: commandOf(parent) })
    pid = parent
  }
  return links.slice(0, links.findLastIndex(({ command }) => LAUNCHER.test(command)) + 1)
}

/**
 * Calls back when standard input ends from now on: the program that held its other end has died. Only for a pipe:
 * of a terminal, /dev/null (CI, nohup) or a file an end says nothing, nor does one that comes at once.
 */
export function onInputEnd(gone: () => void) {
  if (!isInputPipe()) return
  const since = Date.now()
  process.stdin.once('end', () => {
    if (Date.now() - since > LOOK_EVERY_MS) gone()
  })
  process.stdin.once('error', gone).resume()
}

function isInputPipe(): boolean {
  try {
    const stat = fstatSync(0)
    return stat.isFIFO() || stat.isSocket()
  } catch {
    return false
  }
}

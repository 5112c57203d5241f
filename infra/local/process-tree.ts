import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const isLinux = process.platform === 'linux'

/** Undefined when there is no such process, or no way to ask. */
export function parentOf(pid: number): number | undefined {
  if (pid === process.pid) return process.ppid
  // The command stands in brackets and may hold anything; the state and the parent follow it.
  const parent = isLinux ? /^.*\) \S+ (\d+)/s.exec(readProc(pid, 'stat'))?.[1] : ps(pid, 'ppid')
  return parent ? Number(parent) : undefined
}

export const commandOf = (pid: number): string =>
  isLinux ? readProc(pid, 'cmdline').replaceAll('\0', ' ').trim() : ps(pid, 'args')

/** A dead parent that nobody has waited for still answers to signals, so on Linux its child is asked. */
export const isStillParent = (pid: number, parent: number): boolean =>
  isLinux || pid === process.pid ? parentOf(pid) === parent : isAlive(parent)

function readProc(pid: number, file: 'stat' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

function ps(pid: number, field: 'ppid' | 'args'): string {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim()
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const inHere = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** As `npm start` runs a script: tsx launches a process of its own. */
export function runByTsx(file: string, args: readonly string[], env: Record<string, string> = {}) {
  const tsx = join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/cli.mjs')
  return run([tsx, inHere(file), ...args], env)
}

export const runByNode = (file: string, args: readonly string[] = []) =>
  run(['--import', 'tsx', inHere(file), ...args], {})

function run(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'pipe' })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  return { child, said, code: new Promise<number | null>((resolve) => child.once('close', resolve)) }
}
export type Run = ReturnType<typeof run>

/** The first match in what it prints; throws when it ends before. */
export async function untilItSays({ child, said }: Run, wanted: RegExp): Promise<string> {
  for (;;) {
    const found = wanted.exec(said.out)
    if (found) return found[1] ?? found[0]
    if (hasEnded(child)) throw new Error(`ended before it said ${String(wanted)}: ${said.out}${said.err}`)
    await pause(20)
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

/** Commands of processes that name `text`; once they are gone, or those still there after `patienceMs`. */
export async function leftRunning(text: string, patienceMs = 8_000): Promise<string[]> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const commands = commandsNaming(text)
    if (commands.length === 0 || Date.now() > deadline) return commands
    await pause(50)
  }
}

export const commandsNaming = (text: string): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => readCommand(pid))
    .filter((command) => command.includes(text))

function readCommand(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

import { spawn } from 'node:child_process'
import { readdirSync, statSync, utimesSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { text } from 'node:stream/consumers'
import { StartFailure } from './start-failure.ts'

const projectFolder = fileURLToPath(new URL('../..', import.meta.url))
const inputs = [
  'web/index.html',
  'web/portal',
  'web/public',
  'web/src',
  'shared',
  'vite.config.ts',
  'package-lock.json',
]
export const pagesFolder = join(projectFolder, 'dist/web')

/** Builds the pages unless nothing they are made of has changed since they last were, by whatever command. */
export async function buildPages(say: (progress: string) => void) {
  const builtFile = join(pagesFolder, 'index.html')
  const builtAt = statSync(builtFile, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (inputs.every((input) => lastChange(join(projectFolder, input)) < builtAt)) return

  say('正在构建网页……')
  const startedAt = new Date()
  await viteBuild()
  // What was changed while the build ran is newer than the build.
  utimesSync(builtFile, startedAt, startedAt)
}

/** Folders count too: a file that was removed changed its folder. */
function lastChange(path: string): number {
  const stat = statSync(path)
  const inside = stat.isDirectory() ? readdirSync(path).map((name) => lastChange(join(path, name))) : []
  return Math.max(stat.mtimeMs, ...inside)
}

/** In a process of its own: the bundler's memory goes with it, and NODE_ENV is its own. */
async function viteBuild() {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  const build = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: projectFolder,
    // Under vitest it would be `test`, and Vue then brings its development build.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<number | null>((resolve) => build.once('close', resolve))
  const [output, errors] = await Promise.all([text(build.stdout), text(build.stderr)])
  if ((await exited) !== 0) throw new StartFailure(`网页构建失败，请先改正下面的错误。\n${output}${errors}`)
}

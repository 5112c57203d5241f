import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drawPerson } from '../../shared/test-people/draw-person.ts'
import { drawnPeople } from '../../shared/test-people/drawn-people.ts'
import { bundleEntry } from '../bundle-functions.ts'
import { inFolder } from './in-folder.ts'
import type { Limit } from './report.ts'

/** Three actions: 36 frames. */
const ACTIONS = ['eyes-closed', 'mouth-open', 'nod'] as const
const STARTS = 5
const MB = 1024 * 1024

interface DrawnSessions {
  sessionOf: (person: object, actions: readonly string[]) => Promise<{ at: number; jpeg: Uint8Array }[]>
  toJpeg: (picture: object) => Promise<Uint8Array>
}
interface Checked {
  verdict: string
  cpuMs: number
  wallMs: number
  peakMb: number
}

/** One whole check of a drawn person's frames, in the folder that Lambda would get and nothing else. */
export async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'face-check-'))
  try {
    const { file } = await bundleEntry('face-check', 'functions/bench/one-check.ts', folder)
    process.stderr.write('bundled\n')
    const { sessionOf, toJpeg } = await inFolder<DrawnSessions>(
      'functions/certification/drawn-sessions.fixture.ts',
    )
    const person = drawnPeople.first
    const frames = await sessionOf(person, ACTIONS)
    const portrait = await toJpeg(drawPerson(person, { seed: 999 }))
    process.stderr.write(`drew ${String(frames.length)} frames\n`)
    const checks = []
    for (let at = 0; at < STARTS; at += 1) {
      checks.push(await checkOnce(file, { actions: ACTIONS, frames, portrait }))
      process.stderr.write(`checked ${String(at + 1)} of ${String(STARTS)}\n`)
    }
    return report(frames.length, checks, sizeOf(folder) / MB)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function checkOnce(file: string, task: object) {
  const child = fork(file, {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [started] = (await answerOf(child)) as [{ coldStartMs: number; coldStartCpuMs: number }]
  child.send(task)
  const [checked] = (await answerOf(child)) as [Checked]
  return { ...started, ...checked }
}

async function answerOf(child: ReturnType<typeof fork>) {
  const gone = once(child, 'exit').then(() => {
    throw new Error('the check ended without an answer')
  })
  return Promise.race([once(child, 'message'), gone])
}

function report(frames: number, checks: Awaited<ReturnType<typeof checkOnce>>[], packageMb: number) {
  const middle = (pick: (check: (typeof checks)[number]) => number) =>
    hundredth(checks.map(pick).sort((a, b) => a - b)[checks.length >> 1] ?? Number.NaN)
  const figures = {
    frames,
    cpu_s: middle(({ cpuMs }) => cpuMs / 1000),
    wall_s: middle(({ wallMs }) => wallMs / 1000),
    peak_mb: middle(({ peakMb }) => peakMb),
    cold_start_s: middle(({ coldStartMs }) => coldStartMs / 1000),
    cold_start_cpu_s: middle(({ coldStartCpuMs }) => coldStartCpuMs / 1000),
    package_mb: hundredth(packageMb),
  }
  const wrong = checks.filter(({ verdict }) => verdict !== 'certified').length
  const limits: Limit[] = [
    atMost('one whole check, CPU, median', figures.cpu_s, 's', 2),
    atMost('peak memory, median', figures.peak_mb, 'MB', 350),
    atMost('cold start, median', figures.cold_start_s, 's', 1.5),
    atMost('package, unpacked', figures.package_mb, 'MB', 100),
    atMost('checks of the right person that did not certify', wrong, 'checks', 0),
  ]
  return { rows: [figures], limits, json: { ...figures, checks: checks.length } }
}

const atMost = (what: string, measured: number, unit: string, limit: number): Limit => ({
  what,
  measured,
  unit,
  bound: 'at-most',
  limit,
})

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

const hundredth = (value: number) => Math.round(value * 100) / 100

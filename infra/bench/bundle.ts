import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleFunctions } from '../bundle-functions.ts'
import { inFolder } from './in-folder.ts'
import type { Limit } from './report.ts'

const IMPORTS = 11
const KB = 1024

/** What functions and pages weigh: KB minified and cold import of each room, KB gzip of what a first visit loads. */
export async function measure() {
  const functions = await measureFunctions()
  const pages = await measurePages()
  const rows = [
    ...functions.map(({ room, kb, laterKb, coldMs }) => ({
      what: `function ${room}`,
      'KB at its start': kb,
      'KB when needed': laterKb,
      'cold import ms': coldMs,
    })),
    ...pages.map(({ page, scripts, kbGz }) => ({ what: `page ${page}`, 'KB gz': kbGz, scripts })),
  ]
  const limits: Limit[] = functions.flatMap(({ room, kb, coldMs }) => [
    {
      what: `function ${room}, what it starts with, minified`,
      measured: kb,
      unit: 'KB',
      bound: 'at-most',
      limit: 600,
    },
    {
      what: `function ${room}, cold import, median`,
      measured: coldMs,
      unit: 'ms',
      bound: 'at-most',
      limit: 120,
    },
  ])
  const signIn = pages.find(({ page }) => page === 'app /sign-in')
  if (!signIn) throw new Error('the app’s sign-in page was not measured')
  limits.push({
    what: 'first load of the app’s sign-in page, JavaScript',
    measured: signIn.kbGz,
    unit: 'KB gz',
    bound: 'at-most',
    limit: 60,
  })
  return { rows, limits, json: { functions, pages } }
}

async function measureFunctions() {
  const folder = mkdtempSync(join(tmpdir(), 'functions-'))
  try {
    const bundles = await bundleFunctions(folder)
    return bundles.map(({ name, file, bytes, laterBytes }) => ({
      room: name,
      kb: tenth(bytes / KB),
      laterKb: tenth(laterBytes / KB),
      coldMs: coldImport(file),
    }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Milliseconds of `import()` alone in a fresh process, median. */
function coldImport(file: string): number {
  const script = `const t = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); console.log(performance.now() - t)`
  const environment = {
    ...process.env,
    TABLE_NAME: 'none',
    PUBLIC_ORIGIN: 'http://localhost',
    ORIGIN_SECRET: 'not-a-secret-at-all',
    MASTER_KEY: 'file:none',
    BUSINESS_REGISTRY: 'demonstration',
    IDENTITY_AUTHORITY: 'demonstration',
    AWS_REGION: 'none',
  }
  const run = () =>
    Number(
      execFileSync('node', ['--input-type=module', '-e', script], {
        env: environment,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )
  const times = Array.from({ length: IMPORTS }, run).sort((a, b) => a - b)
  return tenth(times[Math.floor(IMPORTS / 2)] ?? Number.NaN)
}

interface PageWeight {
  page: string
  scripts: number
  kbGz: number
}

async function measurePages(): Promise<PageWeight[]> {
  const { weighPages } = await inFolder<{ weighPages: () => Promise<PageWeight[]> }>(
    'web/e2e/bench/weigh-pages.ts',
  )
  return weighPages()
}

const tenth = (value: number) => Math.round(value * 10) / 10

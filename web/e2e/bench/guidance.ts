import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { build, preview } from 'vite'
import { drawnPeople } from '../../../shared/test-people/drawn-people.ts'
import { faceActions } from '../../../shared/vocabulary/face-action.ts'
import config from '../../../vite.config.ts'
import { launchChromium } from '../world/chromium.ts'
import { filmOf } from '../world/face-film.ts'
import { writeFilm } from '../world/film-camera.ts'
import { slowDown } from './slowed.ts'

const TIMES_SLOWER = 4
const MS_MEASURED = 10_000
const FEWEST_LOOKS_A_SECOND = 8
const MOST_KB = 500

/** The guide in real Chromium before somebody who moves: how often it looks on a phone a quarter as fast, and what it weighs. */
export async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'guidance-'))
  await writeFilm(join(folder, 'camera.y4m'), filmOf(drawnPeople.first, faceActions))
  const { resolve: resolving = {}, worker = {} } = config
  const common = {
    root: resolve('web/e2e/bench/guidance-page'),
    configFile: false,
    logLevel: 'error',
  } as const
  const outDir = join(folder, 'pages')
  await build({
    ...common,
    resolve: resolving,
    worker,
    build: { outDir, assetsInlineLimit: 0, target: 'chrome103' },
  })
  const server = await preview({ ...common, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
  const browser = await launchChromium({ camera: join(folder, 'camera.y4m') })
  try {
    const page = await browser.newPage()
    const fetched = new Set<string>()
    browser.contexts()[0]?.on('request', (request) => fetched.add(new URL(request.url()).pathname))
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    await page.waitForFunction(() => 'guideFor' in window)
    const before = [...fetched].filter((path) => isOfGuide(path)).length
    await page.evaluate(() => window.load())
    const asItIs = await look(page)
    const atFullSpeed = await slowDown(browser, TIMES_SLOWER)
    const slowed = await look(page).finally(atFullSpeed)
    const kilobytes = await weigh(outDir, [...fetched])
    return report({ asItIs, slowed, kilobytes, before })
  } finally {
    await browser.close()
    await server.close()
    await rm(folder, { recursive: true })
  }
}

const isOfGuide = (path: string) => /\.(?:wasm|bin)$|guide-worker/.test(path)

async function look(page: Page) {
  const { glimpses, frames } = await page.evaluate((ms) => window.guideFor(ms), MS_MEASURED)
  return { looks: aSecond(glimpses), frames: aSecond(frames) }
}

function aSecond(stamps: readonly { at: number }[]) {
  const [first, last] = [stamps[0]?.at ?? 0, stamps.at(-1)?.at ?? 0]
  return Math.round((10 * 1000 * (stamps.length - 1)) / (last - first)) / 10
}

/** As a server packs them; the page itself is the bench's. */
async function weigh(folder: string, paths: readonly string[]) {
  const files = await Promise.all(
    paths.filter((path) => path !== '/').map((path) => readFile(join(folder, path)).catch(() => undefined)),
  )
  const bytes = files.reduce((sum, file) => sum + (file ? gzipSync(file, { level: 9 }).length : 0), 0)
  return Math.round(bytes / 102.4) / 10
}

interface Figures {
  asItIs: Awaited<ReturnType<typeof look>>
  slowed: Awaited<ReturnType<typeof look>>
  kilobytes: number
  before: number
}

function report({ asItIs, slowed, kilobytes, before }: Figures) {
  const row = (phone: string, { looks, frames }: typeof asItIs) => ({
    phone,
    'looks a second': looks,
    'frames a second': frames,
  })
  return {
    rows: [row('as this machine', asItIs), row(`${TIMES_SLOWER} times slower`, slowed)],
    limits: [
      {
        what: `looks, ${TIMES_SLOWER} times slower`,
        measured: slowed.looks,
        unit: 'a second',
        bound: 'at-least',
        limit: FEWEST_LOOKS_A_SECOND,
      },
      { what: 'code and models, gz', measured: kilobytes, unit: 'KB', bound: 'at-most', limit: MOST_KB },
      {
        what: 'files of the guide fetched before it is asked for',
        measured: before,
        unit: 'files',
        bound: 'at-most',
        limit: 0,
      },
    ],
    json: { asItIs, slowed, kilobytes },
  }
}

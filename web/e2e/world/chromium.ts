import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'

const CACHE = resolve('node_modules/.cache')
const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
)

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** A headless shell has no permission prompt: who answers it, and how, is settled at launch. */
const cameraAnswers = {
  allowed: '--use-fake-ui-for-media-stream',
  denied: '--use-fake-ui-for-media-stream=deny',
}
export type CameraAnswer = keyof typeof cameraAnswers

interface Chromium {
  /** Path of a .y4m file; without it there is no camera. */
  camera?: string
  cameraAnswer?: CameraAnswer
  args?: string[]
}

/** The Chromium that npm brings, with a Chinese font. */
export const launchChromium = async (asked: Chromium = {}): Promise<Browser> =>
  chromium.launch(await launchOptions(asked))

/** The same, with a folder of its own: what is stored outlives it, as with a browser that somebody closes and opens. */
export const launchWithProfile = async (profile: string, context: BrowserContextOptions) =>
  chromium.launchPersistentContext(profile, { ...(await launchOptions({})), ...context })

async function launchOptions({ camera, cameraAnswer = 'allowed', args = [] }: Chromium) {
  const fake = camera
    ? [
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${camera}`,
        cameraAnswers[cameraAnswer],
      ]
    : []
  return {
    executablePath: await unpackedChromium(),
    args: [...QUIET, ...fake, ...args],
    env: { ...process.env, FONTCONFIG_FILE: await fontConfiguration() },
  }
}

/** Unpacked once into a folder of its own; two processes at once end up with the same one. */
async function unpackedChromium(): Promise<string> {
  const folder = join(CACHE, 'chromium')
  const executable = join(folder, 'chromium')
  if (existsSync(executable)) return executable
  await mkdir(CACHE, { recursive: true })
  const mine = await mkdtemp(join(CACHE, 'chromium-'))
  const before = process.env['TMPDIR']
  // The package unpacks into the temporary folder, wherever that is.
  process.env['TMPDIR'] = mine
  try {
    const { default: npmChromium } = await import('@sparticuz/chromium')
    await npmChromium.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  await rename(mine, folder).catch(() => rm(mine, { recursive: true }))
  return executable
}

async function fontConfiguration(): Promise<string> {
  const file = join(CACHE, 'fonts.conf')
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${dirname(FONT)}</dir><cachedir>${join(CACHE, 'fontconfig')}</cachedir></fontconfig>`
  await mkdir(CACHE, { recursive: true })
  await writeFile(file, text)
  return file
}

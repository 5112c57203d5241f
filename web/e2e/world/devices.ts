import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type CameraAnswer, launchChromium, launchWithProfile } from './chromium.ts'
import type { Film } from './face-film.ts'
import { aGreyDesk, frameOf, writeY4m } from './fake-camera.ts'
import { collectFaults } from './faults.ts'
import { writeFilm } from './film-camera.ts'
import { keepScreenshots } from './failed-journeys.ts'
import { type Line, openLine } from './own-line.ts'

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const DESKTOP = { viewport: { width: 1440, height: 900 } }
const HERE = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }

export function productOrigin(): string {
  const origin = process.env['PRODUCT_ORIGIN']
  if (!origin) throw new Error('the product is not running: PRODUCT_ORIGIN is not set')
  return origin
}

const reaching = (line: Line) => ({ baseURL: productOrigin(), proxy: { server: line.server } })

/** `line`: one that the test itself plays with. */
type DeviceOptions = BrowserContextOptions & { line?: Line }

interface Device {
  page: Page
  faults: string[]
  putAway: () => Promise<void>
}

/**
 * Phones and desktops of the people in this file's tests; each is new, at its own address, and gone after its test.
 * A test fails when a page of theirs did what none may do (faults.ts).
 */
export function useDevices({ cameraAnswer = 'allowed' }: { cameraAnswer?: CameraAnswer } = {}) {
  let browser: Browser
  let folder: string
  let devices: Device[] = []
  const camera = () => join(folder, 'camera.y4m')

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journeys-'))
    await writeY4m(camera(), aGreyDesk())
    browser = await launchChromium({ camera: camera(), cameraAnswer })
  })
  afterEach(async ({ task }) => {
    const used = devices
    devices = []
    if (task.result?.state === 'fail')
      await keepScreenshots(
        task,
        used.map(({ page }) => page),
      )
    for (const { putAway } of used) await putAway()
    expect(used.flatMap(({ faults }) => faults)).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
    await rm(folder, { recursive: true })
  })

  async function open({ line: given, ...options }: DeviceOptions): Promise<Page> {
    const line = given ?? (await openLine())
    const context = await browser.newContext({ ...HERE, ...reaching(line), ...options })
    const { page } = await takeUp(context, line)
    return page
  }

  /** @param profile a folder, and all that is left once it was closed */
  async function openOwnBrowser(profile: string, face: 'app' | 'portal') {
    const line = await openLine()
    const shape = face === 'app' ? PHONE : DESKTOP
    return takeUp(await launchWithProfile(profile, { ...HERE, ...reaching(line), ...shape }), line)
  }

  async function takeUp(context: BrowserContext, line: Line) {
    context.setDefaultTimeout(15_000)
    const faults = await collectFaults(context, productOrigin())
    const page = await context.newPage()
    const close = async () => {
      await context.close()
      line.close()
    }
    devices = [...devices, { page, faults, putAway: close }]
    return { page, close }
  }
  return {
    openOwnBrowser,
    openPhone: (options: DeviceOptions = {}) => open({ ...PHONE, ...options }),
    openDesktop: (options: DeviceOptions = {}) => open({ ...DESKTOP, ...options }),
    /** What the page's device did so far, for the test that provoked it: it does not fail the test any more. */
    takeFaults: (page: Page) => devices.find((device) => device.page === page)?.faults.splice(0) ?? [],
    /** What the camera of every phone sees from its next opening on. @param page any, to paint on */
    holdBeforeCameras: async (page: Page, png: Buffer) => writeY4m(camera(), await frameOf(page, png)),
    /** The same, of people who move; it runs from its beginning at each opening. */
    playBeforeCameras: (film: Film) => writeFilm(camera(), film),
  }
}

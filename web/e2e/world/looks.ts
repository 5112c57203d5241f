import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const FOLDER = '.data/looks'
const NARROWEST = 320

/**
 * What is wrong with the page as it stands, light and dark: axe's findings, and whatever needs sideways scrolling,
 * also on the narrowest screens and with letters twice as large. With LOOKS=1 it leaves a picture of each.
 */
export async function inspect(page: Page, name: string): Promise<string[]> {
  const faults: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    faults.push(...(await axeFindings(page)).map((finding) => `${name}, ${colorScheme}: ${finding}`))
    if (process.env['LOOKS']) await takePicture(page, `${name}-${colorScheme}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  return [...faults, ...(await sidewaysScrolling(page, name))]
}

const base = { app: '', portal: '/portal' }

/** Opens and looks; collects what is wrong. */
export function looking(page: Page, face: 'app' | 'portal') {
  const faults: string[] = []
  const look = async (name: string) => void faults.push(...(await inspect(page, `${face}-${name}`)))
  async function lookAt(name: string, path: string, heading: string) {
    await page.goto(base[face] + path)
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
    await look(name)
  }
  return { faults, look, lookAt }
}

async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'))
  // The script defines a global in the page.
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

async function sidewaysScrolling(page: Page, name: string): Promise<string[]> {
  const size = page.viewportSize()
  if (!size) throw new Error('a page without a size')
  const asIs = await widerThanScreen(page)
  await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'))
  const enlarged = await widerThanScreen(page)
  if (process.env['LOOKS']) await takePicture(page, `${name}-200`)
  await page.evaluate(() => void document.documentElement.style.removeProperty('font-size'))
  await page.setViewportSize({ ...size, width: NARROWEST })
  const narrow = await widerThanScreen(page)
  if (process.env['LOOKS']) await takePicture(page, `${name}-320`)
  await page.setViewportSize(size)
  const found = { 'as it is': asIs, 'at 200 % text': enlarged, 'at 320 px': narrow }
  return Object.entries(found).flatMap(([when, what]) =>
    what ? [`${name} scrolls sideways ${when}: ${what}`] : [],
  )
}

/** The elements that stick out, or nothing. */
const widerThanScreen = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return undefined
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 0.5,
    )
    return `${root.scrollWidth} > ${root.clientWidth} ${wide.map(({ className, tagName }) => `${tagName}.${className}`).join(' ')}`
  })

async function takePicture(page: Page, name: string) {
  await mkdir(FOLDER, { recursive: true })
  await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: true })
}

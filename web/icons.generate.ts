import { writeFile } from 'node:fs/promises'
import { launchChromium } from './e2e/world/chromium.ts'

/** Draws the app's icons from the one mark (`ui/BrandMark.vue` has the same lines): `npx tsx web/icons.generate.ts`. */
const mark = `<g fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">
<path d="M11 36V20l13-9 13 9v16"/><path d="M18 27.5l4.6 4.6L31 23.5" stroke="#ff9a3d" stroke-width="4"/></g>`

/** @param safe share of the picture that a round mask leaves, for maskable icons */
const icon = ({
  corner,
  safe,
}: {
  corner: number
  safe: number
}) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
<rect width="48" height="48" rx="${String(corner)}" fill="#0f4c9c"/>
<g transform="translate(24 24) scale(${String(safe)}) translate(-24 -24)">${mark}</g></svg>`

const rounded = icon({ corner: 11, safe: 1 })
const full = icon({ corner: 0, safe: 0.78 })

const pictures = [
  { file: 'icon-192.png', size: 192, svg: rounded },
  { file: 'icon-512.png', size: 512, svg: rounded },
  { file: 'maskable-512.png', size: 512, svg: full },
  { file: 'apple-touch-icon.png', size: 180, svg: icon({ corner: 0, safe: 0.9 }) },
]

const browser = await launchChromium()
for (const { file, size, svg } of pictures) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0;background:transparent}svg{display:block}</style>${svg}`)
  await page.screenshot({ path: `web/public/icons/${file}`, omitBackground: true })
  await page.close()
}
await browser.close()
await writeFile('web/public/icons/favicon.svg', `${rounded}\n`)

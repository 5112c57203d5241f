import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, preview } from 'vite'
import { launchChromium } from '../world/chromium.ts'

const DIST = resolve('dist/web')
const PAGES = [
  { page: 'app /sign-in', path: '/sign-in' },
  { page: 'portal /sign-in', path: '/portal/' },
]

/** KB gzip of the JavaScript that a first visit asks for; the service worker's own store-keeping is not the visit's. */
export async function weighPages() {
  await build({ logLevel: 'error' })
  const server = await preview({ preview: { port: 0 }, logLevel: 'error', appType: 'mpa' })
  const browser = await launchChromium()
  try {
    const origin = new URL(server.resolvedUrls?.local[0] ?? '').origin
    const weights = []
    for (const { page, path } of PAGES) {
      const context = await browser.newContext({ serviceWorkers: 'block' })
      const visit = await context.newPage()
      const scripts = new Set<string>()
      visit.on('request', (request) => {
        if (request.resourceType() === 'script') scripts.add(new URL(request.url()).pathname)
      })
      await visit.route('**/api/**', (route) => route.fulfill({ json: { holder: null } }))
      await visit.route(
        (url) => url.pathname === path,
        async (route) => {
          const file = path.startsWith('/portal') ? 'portal/index.html' : 'index.html'
          await route.fulfill({ path: join(DIST, file), contentType: 'text/html' })
        },
      )
      await visit.goto(origin + path)
      await visit.getByRole('heading', { level: 1 }).first().waitFor()
      await visit.waitForLoadState('networkidle')
      const sizes = await Promise.all(
        [...scripts].map(async (each) => gzipSync(await readFile(join(DIST, each))).length),
      )
      const kbGz = Math.round((sizes.reduce((total, size) => total + size, 0) / 1024) * 10) / 10
      weights.push({ page, scripts: scripts.size, kbGz })
      await context.close()
    }
    return weights
  } finally {
    await browser.close()
    await server.close()
  }
}

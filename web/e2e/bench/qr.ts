import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createServer, type Plugin } from 'vite'
import * as z from 'zod/mini'
import { launchChromium } from '../world/chromium.ts'
import type { ReaderName } from './qr-page/main.ts'

const manifestSchema = z.array(z.object({ file: z.string(), expected: z.nullable(z.string()) }))
type Picture = z.infer<typeof manifestSchema>[number]

const READERS = ['product', 'zxing-wasm'] as const satisfies ReaderName[]

/** The product's decoder on the pictures of `data/manifest.json`, beside zxing-wasm alone, in Chromium. */
export async function measure({ data = '.' }: { data?: string }) {
  const pictures = manifestSchema.parse(JSON.parse(await readFile(resolve(data, 'manifest.json'), 'utf8')))
  const server = await createServer({
    root: resolve('web/e2e/bench/qr-page'),
    configFile: false,
    logLevel: 'error',
    plugins: [servePictures(resolve(data))],
    optimizeDeps: { include: ['zxing-wasm/reader'] },
    server: { port: 0, fs: { allow: [resolve('.')] } },
  })
  await server.listen()
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    await page.waitForFunction(() => 'readPicture' in window)
    const figures: Partial<Record<ReaderName, ReturnType<typeof figuresOf>>> = {}
    for (const reader of READERS) {
      const read = (picture: Picture) =>
        page.evaluate(([name, url]) => window.readPicture(name, url), [
          reader,
          `/pictures/${picture.file}`,
        ] as const)
      // The first pictures pay for loading; a person's first look does too, but the figures are for the steady state.
      for (const picture of pictures.slice(0, 3)) await read(picture)
      const results = []
      for (const picture of pictures) results.push({ picture, ...(await read(picture)) })
      figures[reader] = figuresOf(results)
    }
    return report(pictures, figures as Record<ReaderName, ReturnType<typeof figuresOf>>)
  } finally {
    await browser.close()
    await server.close()
  }
}

function figuresOf(results: { picture: Picture; text: string | null; ms: number }[]) {
  const times = results.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (share: number) =>
    round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
  return {
    read: results.filter(({ picture, text }) => text !== null && text === picture.expected).length,
    wrong: results.filter(({ picture, text }) => text !== null && text !== picture.expected).length,
    p50: at(0.5),
    p95: at(0.95),
  }
}

function report(pictures: Picture[], figures: Record<ReaderName, ReturnType<typeof figuresOf>>) {
  const readable = pictures.filter(({ expected }) => expected !== null).length
  const rows = READERS.map((reader) => {
    const { read, wrong, p50, p95 } = figures[reader]
    const rate = `${((100 * read) / Math.max(1, readable)).toFixed(1)} %`
    return { reader, read, of: readable, rate, wrong, 'p50 ms': p50, 'p95 ms': p95 }
  })
  const product = figures.product
  return {
    rows,
    limits: [
      {
        what: 'pictures read, next to zxing-wasm alone',
        measured: product.read,
        unit: 'pictures',
        bound: 'at-least',
        limit: figures['zxing-wasm'].read,
      },
      { what: 'wrong reads', measured: product.wrong, unit: 'pictures', bound: 'at-most', limit: 0 },
    ],
    json: { images: pictures.length, ...figures },
  }
}

const round = (ms: number) => Math.round(ms * 10) / 10

const servePictures = (folder: string): Plugin => ({
  name: 'serve-pictures',
  configureServer(server) {
    server.middlewares.use('/pictures', (request, response) => {
      const file = resolve(folder, `.${decodeURIComponent(request.url ?? '')}`)
      if (!file.startsWith(`${folder}/`)) return void response.writeHead(403).end()
      createReadStream(file)
        .on('error', () => response.writeHead(404).end())
        .pipe(response)
    })
  },
})

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { cacheControlOf, fileOf, pageHeaders } from '../page-headers.ts'

export interface PageReply {
  status: number
  headers: Record<string, string>
  body: Buffer
}

const utf8 = (type: string) => `${type}; charset=utf-8`
const mimeTypes: Readonly<Record<string, string>> = {
  '.html': utf8('text/html'),
  '.js': utf8('text/javascript'),
  '.mjs': utf8('text/javascript'),
  '.css': utf8('text/css'),
  '.txt': utf8('text/plain'),
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const COMPRESSIBLE = /^(text\/|application\/|image\/(svg|x-icon))/
const SMALLEST_WORTH_COMPRESSING = 1000

const compressors = {
  br: (plain: Buffer) =>
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (plain: Buffer) => promisify(gzip)(plain),
}
type Encoding = keyof typeof compressors

/** The built pages as CloudFront serves them. @param folder the build, which may be replaced while we run */
export function staticPages(folder: string) {
  const compressed = new Map<string, Promise<Buffer>>()

  function compress(plain: Buffer, hash: string, encoding: Encoding): Promise<Buffer> {
    const key = `${encoding} ${hash}`
    const known = compressed.get(key) ?? compressors[encoding](plain)
    compressed.set(key, known)
    return known
  }

  return async (pathname: string, asked: { accepts: string; knows: string }): Promise<PageReply> => {
    const file = fileOf(pathname)
    const plain = await readInside(folder, file)
    if (!plain) return notFound
    const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
    const headers: Record<string, string> = {
      ...pageHeaders,
      'content-type': mimeTypes[extname(file)] ?? 'application/octet-stream',
      'cache-control': cacheControlOf(file),
      etag: `W/"${hash}"`,
      vary: 'Accept-Encoding',
    }
    if (asked.knows.includes(`"${hash}"`)) return { status: 304, headers, body: Buffer.alloc(0) }

    const encoding = encodingFor(asked.accepts, headers['content-type'] ?? '', plain.length)
    if (!encoding) return { status: 200, headers, body: plain }
    headers['content-encoding'] = encoding
    return { status: 200, headers, body: await compress(plain, hash, encoding) }
  }
}

const notFound: PageReply = {
  status: 404,
  headers: { ...pageHeaders, 'content-type': utf8('text/plain'), 'cache-control': 'no-cache' },
  body: Buffer.from('没有这个页面。'),
}

/** The file's content; undefined for what is not there or not inside the folder. */
async function readInside(folder: string, file: string): Promise<Buffer | undefined> {
  const path = join(folder, decode(file))
  if (!path.startsWith(folder + sep) || path.includes('\0')) return undefined
  return readFile(path).catch(() => undefined)
}

function decode(file: string): string {
  try {
    return decodeURIComponent(file)
  } catch {
    return '\0'
  }
}

function encodingFor(accepts: string, type: string, length: number): Encoding | undefined {
  if (length < SMALLEST_WORTH_COMPRESSING || !COMPRESSIBLE.test(type)) return undefined
  if (/\bbr\b/.test(accepts)) return 'br'
  return /\bgzip\b/.test(accepts) ? 'gzip' : undefined
}

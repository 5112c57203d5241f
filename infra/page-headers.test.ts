import { expect, it } from 'vitest'
import { runInNewContext } from 'node:vm'
import { pageRoutingCode } from './constructs/page-routing.ts'
import { cacheControlOf, fileOf, pageHeaders } from './page-headers.ts'

const addresses = [
  ['/', '/index.html'],
  ['/s', '/index.html'],
  ['/sign-in', '/index.html'],
  ['/portals', '/index.html'],
  ['/portal', '/portal/index.html'],
  ['/portal/', '/portal/index.html'],
  ['/portal/sign-in', '/portal/index.html'],
  ['/v1.2/guide', '/index.html'],
  ['/sw.js', '/sw.js'],
  ['/assets/main-3f2a.js', '/assets/main-3f2a.js'],
  ['/portal/index.html', '/portal/index.html'],
] as const

it.each(addresses)('answers %s with %s, here and in CloudFront', (path, file) => {
  expect(fileOf(path)).toBe(file)
  expect(inCloudFront(path)).toBe(file)
})

it.each([
  ['/assets/main-3f2a.js', 'public, max-age=31536000, immutable'],
  ['/index.html', 'no-cache'],
  ['/portal/index.html', 'no-cache'],
  ['/sw.js', 'no-cache'],
  ['/manifest.webmanifest', 'no-cache'],
  ['/icon-512.png', 'public, max-age=86400'],
])('lets %s be kept as «%s»', (file, cacheControl) => {
  expect(cacheControlOf(file)).toBe(cacheControl)
})

it('runs no script but our own files, and gives the camera to nobody else', () => {
  const policy = pageHeaders['content-security-policy']
  expect(policy).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/)
  expect(pageHeaders['permissions-policy']).toMatch(/^camera=\(self\), (\w[\w-]*=\(\)(, )?)+$/)
})

const inCloudFront = (uri: string): unknown =>
  runInNewContext(`${pageRoutingCode}; handler({ request: { uri: ${JSON.stringify(uri)} } }).uri`)

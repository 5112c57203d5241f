/**
 * What every page and file of ours is served with: CloudFront deploys it and the local gateway sends it, so a page
 * that breaks the policy breaks on the engineer's own machine. Names in lower case, as Node and CloudFront write them.
 */

const contentSecurityPolicy = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'media-src': "'self' blob:",
  'font-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
}

// Only features that Chromium knows: an unknown name is a console warning on every page.
const featuresOff = [
  'accelerometer',
  'browsing-topics',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': Object.entries(contentSecurityPolicy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; '),
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': ['camera=(self)', ...featuresOff.map((feature) => `${feature}=()`)].join(', '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** Kinds of files by where they lie in the build; the first that fits says how long it may be kept. */
export const cacheRules = [
  // Vite writes a hash of the content into every name here.
  { kind: 'hashed', under: '/assets/', cacheControl: 'public, max-age=31536000, immutable' },
  // Pages, service worker, manifest: asked for again each time, so an update reaches people at once.
  { kind: 'fresh', endings: ['.html', '.webmanifest', 'sw.js'], cacheControl: 'no-cache' },
  { kind: 'other', cacheControl: 'public, max-age=86400' },
] as const

/** @param file its path in the build, with the leading slash */
export function cacheControlOf(file: string): string {
  const rule = cacheRules.find(
    (each) =>
      ('under' in each && file.startsWith(each.under)) ||
      ('endings' in each && each.endings.some((ending) => file.endsWith(ending))),
  )
  return (rule ?? cacheRules[2]).cacheControl
}

/** Two pages answer every address without a file ending; the first that fits. */
export const pageRoutes = [
  { under: '/portal', page: '/portal/index.html' },
  { under: '', page: '/index.html' },
] as const

/** The file that answers a path outside `/api/`. */
export function fileOf(path: string): string {
  if (path.slice(path.lastIndexOf('/')).includes('.')) return path
  const route = pageRoutes.find(({ under }) => path === under || path.startsWith(`${under}/`))
  return (route ?? pageRoutes[1]).page
}

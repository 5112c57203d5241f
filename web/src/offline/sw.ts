import type { WorkboxPlugin } from 'workbox-core'
import { ExpirationPlugin } from 'workbox-expiration'
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: Parameters<typeof precacheAndRoute>[0] }

const PORTAL = /^\/portal(?:\/|$)/
/** Never ours to answer: the API, and the readable SMS outbox of a demonstration machine. */
const SERVER_ONLY = [/^\/api\//, /^\/outbox(?:\/|$)/]

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

registerRoute(new NavigationRoute(createHandlerBoundToURL('/portal/index.html'), { allowlist: [PORTAL] }))
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [PORTAL, ...SERVER_ONLY] }),
)

// Decoders and the guide of a face: too large for everyone's first visit, their names change with their content.
const fewEntries = new ExpirationPlugin({ maxEntries: 16 }) as WorkboxPlugin
registerRoute(
  ({ url, sameOrigin }) =>
    sameOrigin &&
    /^\/assets\/(?:.*\.(?:wasm|bin)|(?:zxing|qr-worker|guide-worker|page-guide|face-api)-.*\.js)$/.test(
      url.pathname,
    ),
  new CacheFirst({ cacheName: 'decoders', plugins: [fewEntries] }),
)

// A new version waits until the person agrees (update-offer.ts): nothing changes under someone's hands.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting()
})

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ForeignSite = Awaited<ReturnType<typeof openForeignSite>>

/**
 * Somebody else's pages. `foreign` is another site, to which our cookies are not sent along; `neighbour` is another
 * origin of the same site, which nothing keeps our cookies from but the door itself.
 */
export async function openForeignSite(html: string) {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(`<!doctype html><link rel="icon" href="data:,">${html}`)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = String((server.address() as AddressInfo).port)
  return {
    foreign: `http://127.0.0.1:${port}/`,
    neighbour: `http://localhost:${port}/`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

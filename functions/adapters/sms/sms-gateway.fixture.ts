import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

interface Told {
  headers: IncomingHttpHeaders
  body: string
}

const answer =
  (status: number, body: string, headers = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, headers).end(body)
const refused = (because: string) => answer(200, JSON.stringify({ outcome: 'refused', because }))

/** Everything a gateway may do to whoever tells it to send a message. */
export const moods = {
  takes: answer(200, '{"outcome":"taken"}'),
  'finds no such number': refused('number-not-reachable'),
  'knows of an opt-out': refused('opted-out'),
  'has no money left': refused('no-money-left'),
  'is overrun': answer(429, ''),
  'does not know us': answer(401, '{"outcome":"taken"}'),
  'sends us elsewhere': answer(307, '', { location: 'http://127.0.0.1:1/' }),
  'is broken': answer(500, '{"outcome":"taken"}'),
  'speaks of something else': answer(200, '{"ok":true}'),
  'refuses for reasons of its own': refused('bad-mood'),
  'speaks no JSON': answer(200, '<html>'),
  'talks and talks': answer(200, '{"outcome":"taken"}'.padEnd(100_000)),
  'is silent': () => undefined,
  'hangs up': (response: ServerResponse) => response.destroy(),
  'stops in the middle': (response: ServerResponse) => {
    response.writeHead(200, { 'content-length': '50' })
    response.write('{"outcome":', () => response.destroy())
  },
} as const
export type GatewayMood = keyof typeof moods

/** A gateway on this machine. `moods`: of one telling after the other, the last of them for good. */
export async function startSmsGateway() {
  const gateway = { told: [] as Told[], moods: ['takes'] as GatewayMood[] }
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const mood = gateway.moods[Math.min(gateway.told.length, gateway.moods.length - 1)] ?? 'takes'
      gateway.told.push({ headers: request.headers, body })
      moods[mood](response)
    })
  })
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started))
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/messages`
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { gateway, url, stop }
}

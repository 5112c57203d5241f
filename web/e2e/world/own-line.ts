import { once } from 'node:events'
import { createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that left the browser, and the status that came back; 0 while or where nothing did. */
interface Passed {
  method: string
  url: string
  status: number
}

export type Line = Awaited<ReturnType<typeof openLine>>

/**
 * A way into the product with an address of its own, as each household has: the limits an address hour has are
 * then nobody's but the person's in the test. (Any 127.x.y.z is this machine.)
 */
export async function openLine() {
  const byte = () => String(1 + Math.floor(Math.random() * 254))
  const localAddress = `127.${byte()}.${byte()}.${byte()}`
  const renewed = new Set<string>()
  const passed: Passed[] = []
  const losing = new Set<string>()
  const cut = new Set<string>()
  const line = createServer((asked, reply) => {
    const passing = { method: asked.method ?? '', url: asked.url ?? '', status: 0 }
    passed.push(passing)
    if (cut.has(new URL(passing.url).pathname)) return void asked.once('data', () => asked.destroy())
    if (renewed.has(new URL(asked.url ?? '').pathname)) return void sendRenewed(asked.url ?? '', reply)
    const onward = request(asked.url ?? '', { method: asked.method, headers: asked.headers, localAddress })
    onward.on('response', (answer) => {
      passing.status = answer.statusCode ?? 0
      if (losing.has(new URL(passing.url).pathname)) return void reply.destroy()
      reply.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(reply)
    })
    onward.on('error', () => reply.destroy())
    reply.on('close', () => onward.destroy())
    asked.pipe(onward)
  })
  line.listen(0, '127.0.0.1')
  await once(line, 'listening')
  const { port } = line.address() as AddressInfo
  const close = () => {
    line.close()
    line.closeAllConnections()
  }
  /** From now on the script there has a line more: a version that no browser has. */
  const renew = (path: string) => void renewed.add(path)
  /** From now on what is asked there is done, and nobody hears of it; until `find`. */
  const lose = (path: string) => void losing.add(path)
  const find = (path: string) => void losing.delete(path)
  /** From now on what is sent there breaks off underway and never arrives; until `mend`. */
  const breakOff = (path: string) => void cut.add(path)
  const mend = (path: string) => void cut.delete(path)
  return {
    server: `http://127.0.0.1:${port}`,
    renew,
    lose,
    find,
    breakOff,
    mend,
    passed: passed as readonly Passed[],
    close,
  }
}

async function sendRenewed(url: string, reply: ServerResponse) {
  const script = await (await fetch(url)).text()
  reply.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-cache' })
  reply.end(`${script}\n// another version`)
}

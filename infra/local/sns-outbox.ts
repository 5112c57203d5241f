import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { LOOPBACK } from './free-port.ts'
import { keptMessages } from './kept-messages.ts'
import { listen, type Listening } from './listen.ts'
import type { Reply } from './local-page.ts'
import { outboxPage } from './outbox-page.ts'
import { deliveryFault, published, readPublication } from './sns-protocol.ts'

interface Kept {
  port?: number
  file?: string | undefined
  /** What answers under `/faces` (own-faces.ts). */
  faces?: (request: IncomingMessage, pathname: string) => Promise<Reply>
}

/**
 * Takes SNS's place for text messages on one machine; reachable from this machine only.
 * `GET /` for people, `GET /messages.json` for tests; `PUT`/`DELETE /refused/<phone>` makes deliveries to a phone fail.
 */
export async function startSnsOutbox({ port = 0, file, faces }: Kept = {}): Promise<Listening> {
  const messages = keptMessages(file)
  const refused = new Set<string>()

  function publish(form: string): Reply {
    const publication = readPublication(form)
    if ('xml' in publication) return xmlReply(publication)
    if (refused.has(publication.phone)) return xmlReply(deliveryFault())
    return xmlReply(published(messages.add(publication).id))
  }

  async function answer(request: IncomingMessage): Promise<Reply> {
    const { pathname } = new URL(request.url ?? '/', 'http://outbox')
    if (faces && /^\/faces(\/|$)/.test(pathname)) return faces(request, pathname)
    switch (`${request.method ?? ''} ${pathname.replace(/\/refused\/.*/, '/refused')}`) {
      case 'POST /':
        return publish(await text(request))
      case 'GET /':
        return {
          status: 200,
          type: 'text/html',
          body: outboxPage(messages.all(), { hasFaces: faces !== undefined }),
        }
      case 'GET /messages.json':
        return { status: 200, type: 'application/json', body: JSON.stringify(messages.all()) }
      case 'PUT /refused':
        refused.add(phoneIn(pathname))
        return done
      case 'DELETE /refused':
        refused.delete(phoneIn(pathname))
        return done
      default:
        return { status: 404, type: 'text/plain', body: '没有这个页面。' }
    }
  }

  const server = createServer((request, response) => {
    void answer(request)
      .catch((fault: unknown): Reply => ({ status: 500, type: 'text/plain', body: String(fault) }))
      .then(({ status, type, body, headers }) => {
        const kind = type.startsWith('image/') ? type : `${type}; charset=utf-8`
        response.writeHead(status, { ...headers, 'content-type': kind, 'cache-control': 'no-store' })
        response.end(body)
      })
  })
  return listen(server, { port, host: LOOPBACK, what: '短信发件箱' })
}

const done: Reply = { status: 204, type: 'text/plain', body: '' }
const xmlReply = ({ status, xml }: { status: number; xml: string }): Reply => ({
  status,
  type: 'text/xml',
  body: xml,
})
const phoneIn = (pathname: string) => decodeURIComponent(pathname.slice('/refused/'.length))

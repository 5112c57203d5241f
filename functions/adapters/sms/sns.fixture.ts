import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

const PUBLISHED =
  '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>'
const refusal = (code: string, type: 'Sender' | 'Receiver') =>
  `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>${type}</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`

/** What SNS answers besides taking a message; `is silent` answers nothing. */
const answers = {
  takes: { status: 200, xml: PUBLISHED },
  refuses: { status: 500, xml: refusal('InternalError', 'Receiver') },
  'finds no such number': { status: 400, xml: refusal('InvalidParameter', 'Sender') },
  'knows of an opt-out': { status: 400, xml: refusal('OptedOut', 'Sender') },
  'is overrun': { status: 429, xml: refusal('Throttled', 'Sender') },
} as const
export type Mood = keyof typeof answers | 'is silent'

/** SNS as its client sees it, in one mood or another. */
export async function startSns() {
  const sns = { asked: [] as Record<string, string>[], scopes: [] as string[], mood: 'takes' as Mood }
  const server = createServer((request, response) => {
    void text(request).then((form) => {
      sns.asked.push(Object.fromEntries(new URLSearchParams(form)))
      sns.scopes.push(/Credential=\S+/.exec(request.headers.authorization ?? '')?.[0] ?? '')
      if (sns.mood === 'is silent') return
      const { status, xml } = answers[sns.mood]
      response.statusCode = status
      response.end(xml)
    })
  })
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started))
  const endpoint = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { sns, endpoint, stop }
}

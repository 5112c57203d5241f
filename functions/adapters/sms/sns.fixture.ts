import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

const PUBLISHED =
  '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>'
const REFUSED =
  '<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Receiver</Type><Code>InternalError</Code><Message>no</Message></Error></ErrorResponse>'

/** SNS as its client sees it, taking, refusing or ignoring what it is asked to send. */
export async function startSns() {
  const sns = { asked: [] as Record<string, string>[], mood: 'takes' as 'takes' | 'refuses' | 'is silent' }
  const server = createServer((request, response) => {
    void text(request).then((form) => {
      sns.asked.push(Object.fromEntries(new URLSearchParams(form)))
      if (sns.mood === 'is silent') return
      response.statusCode = sns.mood === 'takes' ? 200 : 500
      response.end(sns.mood === 'takes' ? PUBLISHED : REFUSED)
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

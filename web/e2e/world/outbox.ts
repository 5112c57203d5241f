import * as z from 'zod/mini'

const messagesSchema = z.array(
  z.object({ id: z.string(), phone: z.string(), text: z.string(), at: z.string() }),
)

/** Everything this phone was sent, oldest first. */
export async function messagesTo(phone: string) {
  const response = await fetch(`${outboxOrigin()}/messages.json`)
  const messages = messagesSchema.parse(await response.json())
  return messages.filter((message) => message.phone === phone).sort((a, b) => a.at.localeCompare(b.at))
}

/** Six digits by themselves, in whichever language: no part of a telephone number. */
const CODE = /(?<![\d-])\d{6}(?!\d)/

/** Waits for the next code after `seen` earlier messages, as a person looks at their phone. */
export async function nextCodeFor(phone: string, seen = 0): Promise<string> {
  const deadline = Date.now() + 10_000
  while (Date.now() < deadline) {
    const later = (await messagesTo(phone)).slice(seen)
    const code = later.map(({ text }) => CODE.exec(text)?.[0]).find((found) => found !== undefined)
    if (code) return code
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`no code came to ${phone}`)
}

export function outboxOrigin(): string {
  const origin = process.env['OUTBOX_ORIGIN']
  if (!origin) throw new Error('the product is not running: OUTBOX_ORIGIN is not set')
  return origin
}

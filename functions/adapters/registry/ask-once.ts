import { NoAnswer } from './no-answer.ts'
import { readAnswer } from './registry-wire.ts'

interface Question {
  url: string
  headers: Record<string, string>
  body: string
}

const LARGEST_ANSWER_BYTES = 4096
const MAY_REPEAT = new Set([408, 429, 500, 502, 503, 504])

/** One request, answered within the time or given up. @throws {NoAnswer} for all but a clear yes or no */
export async function askOnce({ url, headers, body }: Question, withinMs: number): Promise<boolean> {
  const signal = AbortSignal.timeout(withinMs)
  try {
    // Followed, a redirect would carry the person's number to somebody else.
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
    if (response.status !== 200) throw await refusedWith(response)
    return readAnswer(await readText(response))
  } catch (fault) {
    if (fault instanceof NoAnswer) throw fault
    throw new NoAnswer(signal.aborted ? 'timed-out' : `unreachable ${codeOf(fault)}`, { mayRepeat: true })
  }
}

async function refusedWith(response: Response): Promise<NoAnswer> {
  await response.body?.cancel()
  const { status } = response
  const mayRepeat = MAY_REPEAT.has(status)
  return new NoAnswer(`status-${status}`, {
    mayRepeat,
    // Any other 4xx is about the question: one odd claim must not close the registry to everybody.
    countsAgainstService: mayRepeat || status < 400 || status >= 500,
    retryAfterMs: retryAfter(response.headers.get('retry-after')),
  })
}

/** RFC 9110 §10.2.3: seconds or a date. */
function retryAfter(value: string | null): number {
  if (value === null) return 0
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isNaN(ms) ? 0 : Math.max(0, ms)
}

async function readText(response: Response): Promise<string> {
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    await response.body?.cancel()
    throw new NoAnswer('not-json')
  }
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > LARGEST_ANSWER_BYTES) throw new NoAnswer('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** `ECONNREFUSED`: the system's word only, no message. */
function codeOf(fault: unknown): string {
  const cause = fault instanceof Error ? fault.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'unknown'
}

import { readAtMost } from '../read-at-most.ts'
import { NoAnswer } from './no-answer.ts'

export interface Question {
  url: string
  headers: Record<string, string>
  body: string
}

interface Bounds {
  withinMs: number
  largestAnswerBytes: number
}

const MAY_REPEAT = new Set([408, 429, 500, 502, 503, 504])

/** One request, answered within its bounds or given up: the JSON that came. @throws {NoAnswer} for all else */
export async function askOnce(
  { url, headers, body }: Question,
  { withinMs, largestAnswerBytes }: Bounds,
): Promise<unknown> {
  const signal = AbortSignal.timeout(withinMs)
  try {
    // Followed, a redirect would carry the person's number to somebody else.
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
    if (response.status !== 200) throw await refusedWith(response)
    return await readJson(response, largestAnswerBytes)
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
    // Any other 4xx is about the question: one odd question must not close the service to everybody.
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

async function readJson(response: Response, mostBytes: number): Promise<unknown> {
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    await response.body?.cancel()
    throw new NoAnswer('not-json')
  }
  const text = await readAtMost(response, mostBytes)
  if (text === undefined) throw new NoAnswer('too-large')
  return parse(text)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new NoAnswer('not-understood')
  }
}

/** `ECONNREFUSED`: the system's word only, no message. */
function codeOf(fault: unknown): string {
  const cause = fault instanceof Error ? fault.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'unknown'
}

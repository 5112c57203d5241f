import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { IDEMPOTENCY_HEADER, idempotencyKeySchema } from '../../../shared/contracts/idempotency.ts'
import { problem } from '../page.fixture.ts'
import { createCall } from './call.ts'

const make = defineEndpoint({
  method: 'POST',
  path: '/api/make',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({ what: z.string() }),
  output: z.object({ id: z.string() }),
  refusals: { 'sold-out': 409 },
})
const move = defineEndpoint({ ...make, path: '/api/move', creates: undefined as never })
const seal = { what: '章' }

type Answer = () => Response | Promise<Response>
const lost: Answer = () => Promise.reject(new TypeError('Failed to fetch'))
const made: Answer = () => Response.json({ id: '1' })
const atWork: Answer = () => problem(409, 'request-in-progress', { retryAfterSeconds: 1 })

/** A network that answers in this order; what comes after the last is its last. */
function aCall(...answers: [Answer, ...Answer[]]) {
  const send = vi.fn<typeof fetch>(async () => {
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    return answer?.() ?? Response.error()
  })
  const keys = () =>
    send.mock.calls.map(([, init]) => (init?.headers as Record<string, string>)[IDEMPOTENCY_HEADER])
  return { call: createCall('app', send), send, keys }
}

const isOne = (keys: (string | undefined)[]) => new Set(keys).size === 1

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('gives every wish to make something a key of its own, and nothing else one', async () => {
  const { call, keys } = aCall(made)
  for (let times = 0; times < 50; times += 1) await call(make, seal)
  expect(new Set(keys()).size).toBe(50)
  for (const key of keys()) expect(idempotencyKeySchema.safeParse(key).success).toBe(true)
  const other = aCall(made)
  await other.call(move, seal)
  expect(other.keys()).toEqual([undefined])
})

describe('when the answer gets lost on the way', () => {
  it('asks once more with the same key, and the person never knows', async () => {
    const { call, keys } = aCall(lost, made)
    expect(await call(make, seal)).toEqual({ ok: true, value: { id: '1' } })
    expect([keys().length, isOne(keys())]).toEqual([2, true])
  })

  it('asks once more and no oftener', async () => {
    const { call, send } = aCall(lost)
    expect(await call(make, seal)).toEqual({ ok: false, refusal: 'offline' })
    expect(send).toHaveBeenCalledTimes(2)
  })

  it('never repeats what carries no key', async () => {
    const { call, send } = aCall(lost, made)
    expect(await call(move, seal)).toEqual({ ok: false, refusal: 'offline' })
    expect(send).toHaveBeenCalledOnce()
  })

  it('does not repeat by itself after twenty seconds in vain', async () => {
    const aborted = new AbortController()
    vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(aborted.signal)
    const { call, send } = aCall(() => {
      aborted.abort()
      return lost()
    })
    expect(await call(make, seal)).toEqual({ ok: false, refusal: 'offline' })
    expect(send).toHaveBeenCalledOnce()
  })
})

it('waits longer for megabytes on a bad line than for a form', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockClear()
  const { call } = aCall(made)
  await call(make, seal)
  await call(defineEndpoint({ ...make, upload: { largestBytes: 3_000_000 } }), seal)
  expect(timeout.mock.calls).toEqual([[20_000], [150_000]])
})

describe('when the person presses again', () => {
  const unclear: [string, Answer][] = [
    ['no answer', lost],
    ['a fault', () => problem(500, 'internal-error')],
    ['a gateway’s own page', () => new Response('<h1>502</h1>', { status: 502 })],
    ['a text cut short', () => new Response('{"id":', { status: 200 })],
  ]
  it.each(unclear)('after %s means the same wish: the same key', async (_what, answer) => {
    const { call, keys } = aCall(answer)
    await call(make, seal)
    await call(make, seal)
    expect(isOne(keys())).toBe(true)
  })

  it.each<[string, Answer]>([
    ['it was made', made],
    ['a "no"', () => problem(409, 'sold-out')],
    ['the key was refused', () => problem(422, 'idempotency-key-reused')],
    ['an answer from a newer server', () => Response.json({ name: '1' })],
  ])('after %s means another', async (_what, answer) => {
    const { call, keys } = aCall(answer)
    await call(make, seal)
    await call(make, seal)
    expect(new Set(keys()).size).toBe(2)
  })

  it('with something else in the form means another', async () => {
    const { call, keys } = aCall(lost)
    await call(make, seal)
    await call(make, { what: '印' })
    expect(new Set(keys()).size).toBe(2)
  })

  it('two minutes later means another: what was made by then is stale', async () => {
    const { call, keys } = aCall(lost)
    await call(make, seal)
    vi.advanceTimersByTime(120_000 - 1)
    await call(make, seal)
    expect(isOne(keys())).toBe(true)
    vi.advanceTimersByTime(1)
    await call(make, seal)
    expect(new Set(keys()).size).toBe(2)
  })

  it('the same megabytes mean the same for as long as the server remembers: it took minutes to send them', async () => {
    const { call, keys } = aCall(lost)
    const upload = defineEndpoint({ ...make, upload: { largestBytes: 3_000_000 } })
    await call(upload, seal)
    vi.advanceTimersByTime(30 * 60_000 - 1)
    await call(upload, seal)
    expect(isOne(keys())).toBe(true)
    vi.advanceTimersByTime(1)
    await call(upload, seal)
    expect(new Set(keys()).size).toBe(2)
  })

  it('while the first press is still on its way means the same', async () => {
    const { call, keys } = aCall(made)
    await Promise.all([call(make, seal), call(make, seal)])
    expect(isOne(keys())).toBe(true)
  })
})

describe('when the first of two is still at work', () => {
  it('asks after it a second later', async () => {
    const { call, keys } = aCall(atWork, atWork, made)
    const reply = call(make, seal)
    await vi.advanceTimersByTimeAsync(2000)
    expect(await reply).toEqual({ ok: true, value: { id: '1' } })
    expect([keys().length, isOne(keys())]).toEqual([3, true])
  })

  it('gives up after three times, and goes on with the same key at the next press', async () => {
    const { call, send, keys } = aCall(atWork)
    const reply = call(make, seal)
    await vi.advanceTimersByTimeAsync(3000)
    expect(await reply).toMatchObject({ ok: false, refusal: 'unavailable' })
    expect(send).toHaveBeenCalledTimes(4)
    const second = call(make, seal)
    await vi.advanceTimersByTimeAsync(3000)
    await second
    expect(isOne(keys())).toBe(true)
  })
})

it('sends a wish that outlives the page with the key it was kept under, however often', async () => {
  const { call, keys } = aCall(lost, lost, made)
  const key = 'w'.repeat(22)
  await call(make, seal, key)
  expect(await call(make, seal, key)).toMatchObject({ ok: true })
  expect(keys()).toEqual([key, key, key])
})

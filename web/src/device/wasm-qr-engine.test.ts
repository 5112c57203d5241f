import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { wasmQrEngine } from './wasm-qr-engine.ts'

const picture = {} as ImageData

class FakeWorker extends EventTarget {
  readonly posted: { id: number }[] = []
  readonly terminate = vi.fn()
  readonly postMessage = (message: { id: number }) => void this.posted.push(message)
  readonly says = (data: unknown) => this.dispatchEvent(new MessageEvent('message', { data }))
  readonly answers = (text: string | null) => this.says({ kind: 'read', id: this.posted.at(-1)?.id, text })
}

let workers: FakeWorker[]
const latest = () => workers.at(-1) as FakeWorker
const engine = () =>
  wasmQrEngine(() => {
    workers.push(new FakeWorker())
    return latest() as never
  })

beforeEach(() => {
  vi.useFakeTimers()
  workers = []
})
afterEach(() => void vi.useRealTimers())

async function readyEngine() {
  const reader = engine()
  const loaded = reader.load()
  latest().says({ kind: 'ready' })
  await loaded
  return reader
}

it('is ready once its worker says so', async () => {
  const reader = engine()
  const loaded = reader.load()
  expect(reader.isReady).toBe(false)
  latest().says({ kind: 'ready' })
  await loaded
  expect(reader.isReady).toBe(true)
})

it('hands over what the worker read, and its own answer only', async () => {
  const reader = await readyEngine()
  const text = reader.read(picture)
  await vi.advanceTimersByTimeAsync(0)
  latest().says({ kind: 'read', id: 999, text: 'of another picture' })
  latest().says('not a message of ours')
  latest().answers('ours')
  expect(await text).toBe('ours')
})

it('tells that no code was seen', async () => {
  const reader = await readyEngine()
  const text = reader.read(picture)
  await vi.advanceTimersByTimeAsync(0)
  latest().answers(null)
  expect(await text).toBeUndefined()
})

it.each([
  ['crashes', () => void latest().dispatchEvent(new Event('error'))],
  ['falls silent', () => void vi.advanceTimersByTime(5000)],
])('gives its worker up when it %s', async (_how, happens) => {
  const reader = await readyEngine()
  const text = reader.read(picture)
  await vi.advanceTimersByTimeAsync(0)
  happens()
  await expect(text).rejects.toThrow('worker')
  expect(latest().terminate).toHaveBeenCalledOnce()
  expect(reader.isReady).toBe(false)
})

it('does not start a worker for every frame after one could not be had, but tries again later', async () => {
  const reader = engine()
  const loaded = reader.load()
  latest().dispatchEvent(new Event('error'))
  await expect(loaded).rejects.toThrow()
  await expect(reader.load()).rejects.toThrow()
  expect(workers).toHaveLength(1)

  await vi.advanceTimersByTimeAsync(10_000)
  void reader.load()
  expect(workers).toHaveLength(2)
})

import { vi } from 'vitest'
import type { Endpoint, InputOf } from '../shared/contracts/endpoint.ts'
import type { Answer, Device } from './adapters/http/device.fixture.ts'
import { entryPoints } from './entry-points.ts'

type Handler = Parameters<Device['call']>[0]

/** Every operation of the house behind its path, all that is written while people use it, and all that must not be. */
export async function wholeHouse() {
  const handlers = new Map<string, Handler>()
  for (const { room, contracts } of entryPoints) {
    const { handler } = (await import(`./${room}/entry.ts`)) as { handler: Handler }
    for (const { path } of contracts) handlers.set(path, handler)
  }
  const errorBodies: string[] = []
  const secrets = new Set<string>()
  const done = new Map<string, () => Promise<Answer>>()

  /** What is nobody's business, as it was typed, sent and kept. */
  const secret = <T extends string>(value: T): T => {
    secrets.add(value)
    return value
  }

  async function call<E extends Endpoint>(device: Device, endpoint: E, input: InputOf<E>, headers = {}) {
    const handler = handlers.get(endpoint.path)
    if (!handler) throw new Error(`${endpoint.path} is behind no entry point`)
    const answer = await device.call(handler, endpoint, input, headers)
    if (answer.status === 200) done.set(endpoint.path, () => call(device, endpoint, input))
    else errorBodies.push(JSON.stringify(answer.body))
    for (const value of device.cookies.values()) for (const part of [value, ...value.split('.')]) secret(part)
    return answer
  }

  return { call, secret, secrets, errorBodies, done, paths: [...handlers.keys()] }
}

/** Takes all output away from the terminal until `giveBack`. */
export function takeOutput() {
  const written: string[] = []
  const keep = (...words: unknown[]) => written.push(words.map(String).join(' ')) > 0
  const outputs = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep),
    ...(['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((way) =>
      vi.spyOn(console, way).mockImplementation(keep),
    ),
  ]
  const giveBack = () => {
    for (const output of outputs) output.mockRestore()
  }
  return { written, giveBack }
}

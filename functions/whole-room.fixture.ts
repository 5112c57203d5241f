import { vi } from 'vitest'
import type { Endpoint, InputOf } from '../shared/contracts/endpoint.ts'
import type { CodePurpose } from '../shared/contracts/one-time-code.ts'
import { tableNameFor, testTable } from './adapters/dynamodb/test-table.ts'
import type { Answer, Device } from './adapters/http/device.fixture.ts'
import type { startSns } from './adapters/sms/sns.fixture.ts'
import { aHolder, stores } from './adapters/stores.fixture.ts'
import type { Account } from './domain/account.ts'
import { entryPoints } from './entry-points.ts'

const [, table] = testTable()

type Handler = Parameters<Device['call']>[0]
type Telephone = Awaited<ReturnType<typeof startSns>>['sns']
export type WholeRoom = ReturnType<typeof wholeRoom>

export const pathsOf = (room: string) =>
  entryPoints
    .filter((each) => each.room === room)
    .flatMap(({ contracts }) => contracts.map(({ path }) => path))

/**
 * Every operation of a room behind its path, with the room's own rights to the table, and those of other rooms for
 * whoever has to come from there; all that nobody else is to know, and every error that was told.
 */
export function wholeRoom(room: string, sns: Telephone) {
  const opened = new Map<string, ReturnType<typeof openRoom>>()
  const errorBodies: string[] = []
  const secrets = new Set<string>()
  const done = new Map<string, () => Promise<Answer>>()

  const open = (which: string) => {
    const before = opened.get(which)
    if (before) return before
    const opening = openRoom(which, which === room ? tableNameFor(room) : table)
    opened.set(which, opening)
    return opening
  }

  /** What is nobody's business, as it was typed, sent and kept. */
  const secret = <T extends string>(value: T): T => {
    secrets.add(value)
    return value
  }

  /** Somebody registered; all of that is a secret. */
  async function somebody(differs: Partial<Account> = {}) {
    const account = await aHolder(differs)
    const { name, phone, document } = account
    for (const value of [name, phone, phone.slice('+86'.length), document.number]) secret(value)
    return account
  }

  async function call<E extends Endpoint>(device: Device, endpoint: E, input: InputOf<E>, headers = {}) {
    const behind = entryPoints.find(({ contracts }) => contracts.some(({ path }) => path === endpoint.path))
    if (!behind) throw new Error(`${endpoint.path} is behind no entry point`)
    const { handler } = await open(behind.room)
    const answer = await device.call(handler, endpoint, input, headers)
    if (answer.status !== 200) errorBodies.push(JSON.stringify(answer.body))
    else if (behind.room === room) done.set(endpoint.path, () => call(device, endpoint, input))
    for (const value of device.cookies.values()) for (const part of [value, ...value.split('.')]) secret(part)
    return answer
  }

  /** What the SMS would have brought. */
  async function receiveCode(phone: string, purpose: CodePurpose, { browser }: Device, code: string) {
    const e164 = phone.startsWith('+') ? phone : `+86${phone}`
    await stores.codes.put({ phone: e164, purpose, browserTag: browser.tag }, code, new Date())
    return secret(code)
  }

  /** What the last SMS brought. */
  const codeSent = () => secret(/\d{6}/.exec(sns.asked.at(-1)?.['Message'] ?? '')?.[0] ?? '')

  /** Everything that went well, once more: the database fails, and its fault tells everything there is. */
  async function meetFaults() {
    const { documentClient } = await open(room)
    // Also in lines that look like a stack's.
    const everything = [...secrets].join('\n    at ')
    const fault = () => new TypeError(everything, { cause: new RangeError(everything) })
    documentClient.middlewareStack.add(() => () => Promise.reject(fault()), {
      step: 'initialize',
      name: 'tellsEverything',
    })
    return Promise.all([...done].map(async ([path, again]) => ({ path, status: (await again()).status })))
  }

  return { call, secret, somebody, receiveCode, codeSent, meetFaults, sns, secrets, errorBodies, done }
}

/** As Lambda starts it: with an environment of its own, and so with a client of its own. */
async function openRoom(room: string, tableName: string) {
  vi.resetModules()
  process.env['TABLE_NAME'] = tableName
  try {
    const { handler } = (await import(`./${room}/entry.ts`)) as { handler: Handler }
    const { documentClient } = await import('./adapters/dynamodb/document-client.ts')
    return { handler, documentClient }
  } finally {
    process.env['TABLE_NAME'] = table
  }
}

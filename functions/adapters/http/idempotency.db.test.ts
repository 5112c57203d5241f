import { expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import { IDEMPOTENCY_HEADER } from '../../../shared/contracts/idempotency.ts'
import type { Account } from '../../domain/account.ts'
import { ANSWER_KEPT_MS, ATTEMPT_LASTS_MS } from '../../domain/answer-store.ts'
import { newId } from '../../domain/new-id.ts'
import { openSession } from '../../domain/open-session.ts'
import { accept, refuse } from '../../domain/result.ts'
import { dynamodbAnswerStore } from '../dynamodb/dynamodb-answer-store.ts'
import { clientWithFaults, type Fault } from '../dynamodb/injected-faults.ts'
import { later, noon } from '../people.fixture.ts'
import { aHolder, historyOf, raiseEpoch, stores } from '../stores.fixture.ts'
import { door } from '../wiring.ts'
import { cookieNames } from './cookies.ts'
import { Device } from './device.fixture.ts'
import { type Door, lambdaRoom, operation } from './lambda-room.ts'

const make = defineEndpoint({
  method: 'POST',
  path: '/api/make',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({ what: z.string() }),
  output: z.object({ id: z.string(), name: z.string() }),
  refusals: { 'sold-out': 409 },
})
const enter = defineEndpoint({
  ...make,
  path: '/api/enter',
  input: z.strictObject({}),
  output: z.object({ name: z.string() }),
})
const own = defineEndpoint({ ...make, path: '/api/own', caller: 'holder' })
const drawn = defineEndpoint({ ...make, path: '/api/drawn', creates: 'derived' })

/** A room that writes down what it made, over any store of answers. */
function aRoom({ account, differs = {} }: { account?: Account; differs?: Partial<Door> } = {}) {
  const made: string[] = []
  let crash: Error | undefined
  const produce = async (what: string) => {
    if (what === 'nothing') return refuse('sold-out', { retryAfterSeconds: 7 })
    const id = newId()
    made.push(id)
    if (crash) throw crash
    return accept({ id, name: `李明华的${what}` })
  }
  const handler = lambdaRoom({ ...door, now: () => noon, ...differs }, [
    operation(make, ({ what }) => produce(what)),
    operation(own, ({ what }) => produce(what)),
    operation(drawn, async (_input, { secret = '' }) => accept({ id: secret, name: '' })),
    operation(enter, async (_input, caller) => {
      if (!account) throw new Error('nobody to sign in')
      const opening = { account, methods: ['pwd' as const], event: 'signed-in-by-password' as const }
      caller.signIn(await openSession(stores)(opening, caller))
      made.push(account.id)
      return accept({ name: account.name })
    }),
  ])
  return { handler, made, crashAfterwards: (fault?: Error) => (crash = fault) }
}

const withKey = (key = newId()) => ({ [IDEMPOTENCY_HEADER]: key })
const at = (now: Date) => ({ now: () => now })

it.each([undefined, '', 'short', 'x'.repeat(23), '"' + 'x'.repeat(20) + '"'])(
  'demands a key of whoever wants something made, and takes no other text for one (%s)',
  async (key) => {
    const { handler, made } = aRoom()
    for (const endpoint of [make, drawn]) {
      const answer = await new Device('app').call(
        handler,
        endpoint,
        { what: '章' },
        { [IDEMPOTENCY_HEADER]: key },
      )
      expect(answer).toMatchObject({ status: 400, body: { code: 'idempotency-key-missing' } })
    }
    expect(made).toEqual([])
  },
)

it('makes it once and answers a repeat word for word the same', async () => {
  const { handler, made } = aRoom()
  const [device, key] = [new Device('app'), withKey()]
  const first = await device.call(handler, make, { what: '章' }, key)
  expect(first).toMatchObject({ status: 200, body: { id: made[0], name: '李明华的章' } })
  expect(await device.call(handler, make, { what: '章' }, key)).toEqual(first)
  expect(made).toHaveLength(1)
  await device.call(handler, make, { what: '章' }, withKey())
  expect(made).toHaveLength(2)
})

it('repeats a "no" as well, hint and reference included', async () => {
  const { handler } = aRoom()
  const [device, key] = [new Device('app'), withKey()]
  const first = await device.call(handler, make, { what: 'nothing' }, key)
  expect(first).toMatchObject({ status: 409, body: { code: 'sold-out', retryAfterSeconds: 7 } })
  expect(await device.call(handler, make, { what: 'nothing' }, key)).toEqual(first)
})

it('refuses the key with another request', async () => {
  const { handler, made } = aRoom()
  const [device, key] = [new Device('app'), withKey()]
  await device.call(handler, make, { what: '章' }, key)
  expect(await device.call(handler, make, { what: '印' }, key)).toMatchObject({
    status: 422,
    body: { code: 'idempotency-key-reused' },
  })
  expect(made).toHaveLength(1)
})

it('takes one key for different ones in another browser, on another face, for another operation', async () => {
  const account = await aHolder()
  const { handler, made } = aRoom({ account })
  const [device, key] = [new Device('app'), withKey()]
  const portal = new Device('portal')
  for (const [name, value] of device.cookies) portal.cookies.set(name, value)
  await device.call(handler, make, { what: '章' }, key)
  for (const other of [new Device('app'), portal]) await other.call(handler, make, { what: '章' }, key)
  await device.call(handler, enter, {}, key)
  expect(made).toHaveLength(4)
})

it('does not tell one holder what it told another in the same browser', async () => {
  const [device, key] = [new Device('app'), withKey()]
  const ids: unknown[] = []
  for (const account of [await aHolder(), await aHolder()]) {
    const { handler } = aRoom({ account })
    await device.call(handler, enter, {})
    ids.push((await device.call(handler, own, { what: '章' }, key)).body['id'])
  }
  expect(new Set(ids).size).toBe(2)
})

it('lets one of many at once do it; the others ask again and hear the same', async () => {
  const { handler, made } = aRoom()
  const [device, key] = [new Device('app'), withKey()]
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => device.call(handler, make, { what: '章' }, key)),
  )
  expect(made).toHaveLength(1)
  for (const { status, body } of answers) {
    if (status === 200) expect(body['id']).toBe(made[0])
    else expect([status, body]).toMatchObject([409, { code: 'request-in-progress', retryAfterSeconds: 1 }])
  }
  expect((await device.call(handler, make, { what: '章' }, key)).body['id']).toBe(made[0])
})

it('lets a repeat run at once after a fault, for that has answered nothing', async () => {
  const output = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const { handler, made, crashAfterwards } = aRoom()
  const [device, key] = [new Device('app'), withKey()]
  crashAfterwards(new Error('the database is away'))
  expect((await device.call(handler, make, { what: '章' }, key)).status).toBe(500)
  output.mockRestore()
  crashAfterwards(undefined)
  expect(await device.call(handler, make, { what: '章' }, key)).toMatchObject({ status: 200 })
  expect(made).toHaveLength(2)
})

it('holds a key whose process died for fifteen seconds, then lets the same request begin anew', async () => {
  const [device, key] = [new Device('app'), withKey()]
  const died = aRoom({ differs: { answers: { ...door.answers, keep: () => new Promise(() => undefined) } } })
  void device.call(died.handler, make, { what: '章' }, key)
  await vi.waitFor(() => {
    expect(died.made).toHaveLength(1)
  })
  const [before, after] = [ATTEMPT_LASTS_MS - 1, ATTEMPT_LASTS_MS].map((ms) =>
    aRoom({ differs: at(later(noon, ms)) }),
  )
  expect(ATTEMPT_LASTS_MS).toBe(15_000)
  expect((await device.call(before?.handler as never, make, { what: '章' }, key)).status).toBe(409)
  expect((await device.call(after?.handler as never, make, { what: '印' }, key)).status).toBe(422)
  expect((await device.call(after?.handler as never, make, { what: '章' }, key)).status).toBe(200)
})

it('remembers for half an hour, whatever the database has not yet cleared away', async () => {
  const [device, key] = [new Device('app'), withKey()]
  const { handler, made } = aRoom()
  await device.call(handler, make, { what: '章' }, key)
  const still = aRoom({ differs: at(later(noon, ANSWER_KEPT_MS - 1)) })
  expect((await device.call(still.handler, make, { what: '章' }, key)).body['id']).toBe(made[0])
  const anew = aRoom({ differs: at(later(noon, ANSWER_KEPT_MS)) })
  await device.call(anew.handler, make, { what: '章' }, key)
  expect([still.made.length, anew.made.length]).toEqual([0, 1])
})

it.each<Fault>(['timed-out-after', 'reset-after', 'throttled'])(
  'makes it once over a connection on which every write is %s first',
  async (fault) => {
    const { db, happened } = clientWithFaults((_command, nth) => (nth % 2 === 0 ? fault : undefined))
    const answers = dynamodbAnswerStore(db, stores.table[1], stores.personalData)
    const { handler, made } = aRoom({ differs: { answers } })
    const [device, key] = [new Device('app'), withKey()]
    const first = await device.call(handler, make, { what: '章' }, key)
    expect(first.status).toBe(200)
    expect(await device.call(handler, make, { what: '章' }, key)).toEqual(first)
    expect(made).toHaveLength(1)
    expect(happened.length).toBeGreaterThanOrEqual(2)
  },
)

it('answers what was done though the answer could not be kept', async () => {
  const output = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const answers = { ...door.answers, keep: () => Promise.reject(new Error('the database is away')) }
  const { handler } = aRoom({ differs: { answers } })
  const answer = await new Device('app').call(handler, make, { what: '章' })
  const logged = output.mock.calls.map(([line]) => String(line)).join('')
  output.mockRestore()
  expect(answer.status).toBe(200)
  expect(logged).toContain('answer-not-kept')
})

it('signs in once, and hands the cookie of that one session over again', async () => {
  const account = await aHolder()
  const { handler } = aRoom({ account })
  const [device, key] = [new Device('app'), withKey()]
  const first = await device.call(handler, enter, {}, key)
  device.cookies.delete(cookieNames.app)
  expect(await device.call(handler, enter, {}, key)).toEqual(first)
  expect(first.setCookies).toEqual([expect.stringContaining(`${cookieNames.app}=${account.id}.`)])
  expect(await stores.sessions.live(account, noon)).toHaveLength(1)
  expect(await historyOf(account.id)).toHaveLength(2)
  const another = await device.call(handler, enter, {}, withKey())
  expect(another.setCookies).not.toEqual(first.setCookies)
})

it('hands no cookie over again once the session is over', async () => {
  const [ended, reset] = await Promise.all([aHolder(), aHolder()])
  const endings = [
    {
      account: ended,
      end: async () => {
        for (const session of await stores.sessions.live(ended, noon))
          await stores.sessions.end(ended.id, session, noon)
      },
    },
    { account: reset, end: () => raiseEpoch(reset) },
  ]
  for (const { account, end } of endings) {
    const { handler } = aRoom({ account })
    const [device, key] = [new Device('app'), withKey()]
    const first = await device.call(handler, enter, {}, key)
    device.cookies.delete(cookieNames.app)
    await end()
    expect(await device.call(handler, enter, {}, key)).toEqual({ ...first, setCookies: [] })
  }
})

it('draws the same from the same key, and from another, another browser or another face something else', async () => {
  const { handler } = aRoom()
  const [device, key] = [new Device('portal'), withKey()]
  const drawnBy = async (by: Device, headers = key) =>
    (await by.call(handler, drawn, { what: '章' }, headers)).body['id']
  const app = new Device('app')
  for (const [name, value] of device.cookies) app.cookies.set(name, value)
  const first = await drawnBy(device)
  expect(first).toMatch(/^[\w-]{43}$/)
  expect(await drawnBy(device)).toBe(first)
  const others = [await drawnBy(device, withKey()), await drawnBy(new Device('portal')), await drawnBy(app)]
  expect(new Set([first, ...others]).size).toBe(4)
})

it('keeps neither what the answer told nor the session’s secret readable in the table', async () => {
  const account = await aHolder()
  const { db, happened } = clientWithFaults(() => undefined)
  const written: string[] = []
  db.middlewareStack.add(
    (next) => async (args) => {
      written.push(JSON.stringify(args.input))
      return next(args)
    },
    { step: 'initialize', name: 'writesDown' },
  )
  const answers = dynamodbAnswerStore(db, stores.table[1], stores.personalData)
  const { handler } = aRoom({ account, differs: { answers } })
  const [device, key] = [new Device('app'), newId()]
  await device.call(handler, make, { what: '章' }, withKey(key))
  await device.call(handler, enter, {}, withKey(key))
  const secret = device.cookies.get(cookieNames.app)?.split('.')[1] ?? 'none'
  expect(happened).toEqual([])
  expect(written).toHaveLength(4)
  expect(written.join('')).not.toMatch(new RegExp(`李明华|章|${secret}|${key}|${device.browser.tag}`))
})

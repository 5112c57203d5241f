import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import type { Surface } from '../../../shared/contracts/surface.ts'
import type { Account } from '../../domain/account.ts'
import { accept } from '../../domain/result.ts'
import { startSession } from '../../domain/session.ts'
import { noon } from '../people.fixture.ts'
import { aHolder, raiseEpoch } from '../stores.fixture.ts'
import { door } from '../wiring.ts'
import { cookieNames } from './cookies.ts'
import { Device } from './device.fixture.ts'
import { lambdaRoom, operation } from './lambda-room.ts'

const promise = { input: z.strictObject({}), refusals: {} } as const
const read = defineEndpoint({
  ...promise,
  method: 'GET',
  path: '/api/read',
  caller: 'holder',
  output: z.object({ name: z.string() }),
})
const change = defineEndpoint({ ...read, method: 'POST', path: '/api/change' })
const ask = defineEndpoint({
  ...promise,
  method: 'GET',
  path: '/api/ask',
  caller: 'anyone',
  output: z.object({ name: z.nullable(z.string()) }),
})

const handler = lambdaRoom({ ...door, now: () => noon }, [
  operation(read, async (_input, { account }) => accept({ name: account.name })),
  operation(change, async (_input, { account }) => accept({ name: account.name })),
  operation(ask, async (_input, { account }) => accept({ name: account?.name ?? null })),
])

async function signedIn(surface: Surface, account: Account) {
  const device = new Device(surface)
  const started = startSession({ account, surface, browser: device.browser, methods: ['pwd'], now: noon })
  await door.sessions.add(started.session)
  device.cookies.set(cookieNames[surface], started.cookie)
  return device
}

it('hands the account of the session to whoever asks, and nobody’s to a stranger', async () => {
  const phone = await signedIn('app', await aHolder({ name: '李明华' }))
  for (const endpoint of [read, change, ask]) {
    expect(await phone.call(handler, endpoint, {})).toMatchObject({ status: 200, body: { name: '李明华' } })
  }
  expect((await new Device('app').call(handler, ask, {})).body).toEqual({ name: null })
})

it('ends every session of both faces with one write of the account', async () => {
  const account = await aHolder()
  const devices = await Promise.all(
    (['app', 'portal', 'app'] as const).map((face) => signedIn(face, account)),
  )
  await raiseEpoch(account)
  for (const device of devices) {
    expect((await device.call(handler, read, {})).status).toBe(401)
    expect((await device.call(handler, change, {})).status).toBe(401)
    expect((await device.call(handler, ask, {})).body).toEqual({ name: null })
  }
})

it('ends with it the session that is being opened against the account as it was before', async () => {
  const before = await aHolder()
  await raiseEpoch(before)
  const thief = await signedIn('app', before)
  expect((await thief.call(handler, read, {})).status).toBe(401)
  expect((await thief.call(handler, change, {})).status).toBe(401)
})

it('lets in who signs in after it', async () => {
  const account = await aHolder()
  await raiseEpoch(account)
  const phone = await signedIn('app', { ...account, sessionEpoch: 1 })
  expect((await phone.call(handler, change, {})).status).toBe(200)
})

it('asks again where a copy that lags behind knows the account not at all, or of an earlier epoch', async () => {
  const account = await aHolder()
  const copies: (Account | undefined)[] = [undefined, account]
  await raiseEpoch(account)
  const phone = await signedIn('app', { ...account, sessionEpoch: 1 })
  for (const lagging of copies) {
    const accounts: typeof door.accounts = {
      ...door.accounts,
      find: async (id, how) => (how === 'eventually' ? lagging : door.accounts.find(id)),
    }
    const room = lambdaRoom({ ...door, accounts, now: () => noon }, [
      operation(read, async (_input, caller) => accept({ name: caller.account.name })),
    ])
    expect((await phone.call(room, read, {})).status).toBe(200)
  }
})

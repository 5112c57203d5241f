import { expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/account-centre.ts'
import type { Surface } from '../../shared/contracts/surface.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { signedIn } from '../adapters/http/signed-in.fixture.ts'
import { consents, later, noon } from '../adapters/people.fixture.ts'
import { aHolder } from '../adapters/stores.fixture.ts'
import { handler } from './entry.ts'

it('shows the account to its holder, masked', async () => {
  const agreed = { agreement: 'user-agreement' as const, version: consents['user-agreement'], at: noon }
  const levelSince = later(noon, 1)
  const account = await aHolder({
    consents: [agreed],
    registeredAt: noon,
    level: 'L2',
    levelSince,
    phone: '+8613912345673',
  })
  const phone = await signedIn(account)
  const { number } = account.document

  expect(await phone.call(handler, contracts.readAccount, {})).toMatchObject({
    status: 200,
    body: {
      accountKind: 'personal',
      level: 'L2',
      maskedName: '李**',
      documentKind: 'resident-id',
      maskedNumber: `${number.slice(0, 6)}********${number.slice(-4)}`,
      maskedPhone: '139****5673',
      registeredAt: noon.toISOString(),
      levelSince: levelSince.toISOString(),
      consents: [{ ...agreed, at: noon.toISOString() }],
    },
  })
})

it('lets the holder end a sign-in that was not theirs', async () => {
  const account = await aHolder()
  const thief = await signedIn(account)
  const phone = await signedIn(account)
  const history = await phone.call(handler, contracts.readHistory, {})
  const events = history.body['events'] as { id: string; canBeDisowned: boolean }[]
  const strange = events.find(({ canBeDisowned }) => canBeDisowned)

  const request = { eventId: strange?.id ?? '', everywhere: false }
  expect(await phone.call(handler, contracts.disownSignIn, request)).toMatchObject({
    status: 200,
    body: { sessionsEnded: 1 },
  })
  expect(await thief.call(handler, contracts.readAccount, {})).toMatchObject({
    status: 401,
    body: { code: 'not-signed-in' },
  })
})

const notSignedIn = { status: 401, body: { code: 'not-signed-in' } }
const sessionsSeenBy = async (device: Device) => {
  const { body } = await device.call(handler, contracts.readSessions, {})
  return body['sessions'] as { id: string; surface: Surface; isThis: boolean }[]
}

it.each([
  ['app', 'portal'],
  ['portal', 'app'],
  ['app', 'app'],
] as const)(
  'lets the %s end a session of the %s, which is out at its very next step',
  async (mine, other) => {
    const account = await aHolder()
    const ended = await signedIn(account, other)
    const device = await signedIn(account, mine)
    const found = (await sessionsSeenBy(device)).find(({ isThis }) => !isThis)
    expect(found?.surface).toBe(other)

    const request = { sessionId: found?.id ?? '' }
    expect(await device.call(handler, contracts.endSession, request)).toMatchObject({ status: 200, body: {} })
    expect(await ended.call(handler, contracts.readAccount, {})).toMatchObject(notSignedIn)
    expect(await sessionsSeenBy(device)).toMatchObject([{ isThis: true }])
  },
)

it('lets the holder end all the others, which are out at their very next step', async () => {
  const account = await aHolder()
  const others = [await signedIn(account, 'portal'), await signedIn(account)]
  const device = await signedIn(account)

  expect(await device.call(handler, contracts.endOtherSessions, {})).toMatchObject({
    status: 200,
    body: { sessionsEnded: 2 },
  })
  for (const other of others)
    expect(await other.call(handler, contracts.readAccount, {})).toMatchObject(notSignedIn)
  expect((await device.call(handler, contracts.readAccount, {})).status).toBe(200)
})

it('refuses to end the session in hand', async () => {
  const device = await signedIn(await aHolder())
  const [inHand] = await sessionsSeenBy(device)
  expect(await device.call(handler, contracts.endSession, { sessionId: inHand?.id ?? '' })).toMatchObject({
    status: 409,
    body: { code: 'session-in-hand' },
  })
})

const inputs: Readonly<Record<string, object>> = {
  [contracts.disownSignIn.path]: { eventId: 'x', everywhere: false },
  [contracts.endSession.path]: { sessionId: 'x'.repeat(22) },
  [contracts.verifyPhone.path]: { code: '123456' },
}

it.each(Object.values(contracts).filter((each) => 'path' in each))(
  'answers nobody who is not signed in ($method $path)',
  async (endpoint) => {
    const input = inputs[endpoint.path] ?? {}
    expect(await new Device('app').call(handler, endpoint, input as never)).toMatchObject({ status: 401 })
  },
)

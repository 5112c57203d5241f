import { expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/account-centre.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { consents, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { openSession } from '../domain/open-session.ts'
import { handler } from './entry.ts'

async function signedIn(account: Account) {
  const device = new Device('app')
  const visitor = { surface: 'app', browser: device.browser, session: undefined, now: new Date() } as const
  const opening = { account, methods: ['pwd' as const], event: 'signed-in-by-password' as const }
  const { cookie } = await openSession(stores)(opening, visitor)
  device.cookies.set('__Host-app-session', cookie)
  return device
}

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

it.each(Object.values(contracts).filter((each) => 'path' in each))(
  'answers nobody who is not signed in ($method $path)',
  async (endpoint) => {
    const request = { eventId: 'x', everywhere: false }
    const input = endpoint.method === 'POST' ? request : {}
    expect(await new Device('app').call(handler, endpoint, input as never)).toMatchObject({ status: 401 })
  },
)

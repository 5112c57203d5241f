import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { defineEndpoint } from '../../../shared/contracts/endpoint.ts'
import type { AccountId } from '../../domain/account-id.ts'
import { accept, refuse } from '../../domain/result.ts'
import { startSession } from '../../domain/session.ts'
import { DAY, later, MINUTE, noon } from '../people.fixture.ts'
import { aHolder } from '../stores.fixture.ts'
import { door } from '../wiring.ts'
import { cookieNames } from './cookies.ts'
import { Device } from './device.fixture.ts'
import { lambdaRoom, operation } from './lambda-room.ts'

const greet = defineEndpoint({
  method: 'POST',
  path: '/api/greet',
  caller: 'anyone',
  input: z.strictObject({ name: z.string() }),
  output: z.object({ greeting: z.string() }),
  refusals: { 'not-today': 409 },
})
const enter = defineEndpoint({
  ...greet,
  path: '/api/enter',
  input: z.strictObject({}),
  output: z.object({}),
})
const whoAmI = defineEndpoint({
  method: 'GET',
  path: '/api/who',
  caller: 'holder',
  input: z.strictObject({ page: z.optional(z.string()) }),
  output: z.object({ accountId: z.string(), page: z.optional(z.string()) }),
  refusals: {},
})
const post = defineEndpoint({
  ...greet,
  path: '/api/post',
  upload: { largestBytes: 200_000 },
  output: z.object({ bytes: z.int() }),
})
const SECRET_NAME = '440106199001011234'

let now = noon
const handler = lambdaRoom({ ...door, now: () => now }, [
  operation(greet, async ({ name }) => {
    if (name === SECRET_NAME) throw new Error(`cannot greet ${name}`)
    if (name === 'odd') return accept({ greeting: 1, odd: true } as never)
    if (name === 'nobody') return refuse('not-signed-in')
    if (name === 'later') return refuse('not-today', { retryAfterSeconds: 60 })
    return accept({ greeting: `您好，${name}`, unpromised: name })
  }),
  operation(post, async ({ name }) => accept({ bytes: name.length })),
  operation(enter, async (_input, caller) => {
    const { surface, browser } = caller
    const account = await aHolder()
    const started = startSession({ account, surface, browser, methods: ['pwd'], now })
    await door.sessions.add(started.session)
    caller.signIn(started)
    return accept({})
  }),
  operation(whoAmI, async ({ page }, { session }) => accept({ accountId: session.accountId, page })),
])

type Event = APIGatewayProxyEventV2
const sending = (differs: (event: Event) => Partial<Event>) => (event: Event) =>
  handler({ ...event, ...differs(event) })
const without = (header: string) =>
  sending((event) => ({ headers: { ...event.headers, [header]: undefined } }))

async function signedIn(surface: 'app' | 'portal') {
  now = noon
  const device = new Device(surface)
  const { setCookies } = await device.call(handler, enter, {})
  return { device, setCookies, visit: (at: Date) => ((now = at), device.call(handler, whoAmI, {})) }
}

it('answers what the contract promises and drops the rest', async () => {
  const { status, body } = await new Device('app').call(handler, greet, { name: '李明' })
  expect([status, body]).toEqual([200, { greeting: '您好，李明' }])
})

it('reads a body that arrives in base64', async () => {
  const inBase64 = sending(({ body }) => ({
    body: Buffer.from(body ?? '').toString('base64'),
    isBase64Encoded: true,
  }))
  expect((await new Device('app').call(inBase64, greet, { name: '李明' })).body).toEqual({
    greeting: '您好，李明',
  })
})

it('carries a refusal with its status, its code and when to come back', async () => {
  const { status, body } = await new Device('app').call(handler, greet, { name: 'later' })
  expect([status, body]).toEqual([
    409,
    {
      type: 'about:blank',
      title: 'not today',
      status: 409,
      code: 'not-today',
      requestId: 'a-request',
      retryAfterSeconds: 60,
    },
  ])
})

it.each<[number, string, string, (event: Event) => Promise<APIGatewayProxyStructuredResultV2>]>([
  [400, 'malformed-request', 'no JSON', sending(() => ({ body: '{"name":' }))],
  [400, 'malformed-request', 'no body', sending(() => ({ body: undefined as never }))],
  [400, 'malformed-request', 'a field too many', sending(() => ({ body: '{"name":"a","admin":true}' }))],
  [400, 'malformed-request', 'another type', sending(() => ({ body: '{"name":1}' }))],
  [413, 'too-large', 'too much', sending(() => ({ body: JSON.stringify({ name: '李'.repeat(22_000) }) }))],
  [404, 'no-such-operation', 'an unknown route', sending(() => ({ routeKey: 'POST /api/else' }))],
  [404, 'no-such-operation', 'the default route', sending(() => ({ routeKey: '$default' }))],
  [403, 'foreign-origin', 'no surface', without('x-surface')],
  [403, 'foreign-origin', 'no origin', without('origin')],
  [403, 'foreign-origin', 'no secret of CloudFront’s', without('x-origin-secret')],
])('answers %i %s to %s', async (status, code, _what, handle) => {
  const reply = await new Device('app').call(handle, greet, { name: 'a' })
  expect([reply.status, reply.body['code']]).toEqual([status, code])
})

it('answers as it does itself where an operation finds that it is nobody’s', async () => {
  expect(await new Device('app').call(handler, greet, { name: 'nobody' })).toMatchObject({
    status: 401,
    body: { code: 'not-signed-in' },
  })
})

const inBase64 = (event: Event) => ({
  body: Buffer.from(event.body ?? '').toString('base64'),
  isBase64Encoded: true,
})
it.each([
  ['as text', sending(() => ({}))],
  ['in Base64, a third longer', sending(inBase64)],
])('takes what an upload’s contract allows and not a byte more, %s', async (_how, handle) => {
  const of = (bytes: number) => ({ name: 'a'.repeat(bytes - '{"name":""}'.length) })
  const device = new Device('app')

  expect((await device.call(handle, post, of(200_000))).status).toBe(200)
  expect((await device.call(handle, post, of(200_001))).status).toBe(413)
  expect((await device.call(handle, greet, of(65_536))).status).toBe(200)
  expect((await device.call(handle, greet, of(65_537))).status).toBe(413)
})

it.each([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: `${door.publicOrigin}.evil.example` },
  { 'x-surface': 'desk' },
  { 'x-origin-secret': `${door.originSecret.slice(0, -1)}!` },
  { 'x-origin-secret': '' },
])('lets no foreign page change anything: %o', async (headers) => {
  expect((await new Device('app').call(handler, greet, { name: 'a' }, headers)).status).toBe(403)
})

it('asks no origin of a read, which a browser does not send there, but still the secret', async () => {
  const { device } = await signedIn('app')
  expect((await device.call(without('origin'), whoAmI, { page: '2' })).body).toMatchObject({ page: '2' })
  expect((await device.call(without('x-origin-secret'), whoAmI, {})).status).toBe(403)
})

it.each(['app', 'portal'] as const)(
  'lets nobody but a holder in to a holder’s page of the %s',
  async (surface) => {
    const stranger = new Device(surface)
    expect(await stranger.call(handler, whoAmI, {})).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in' },
    })
    const { device } = await signedIn(surface)
    expect((await device.call(handler, whoAmI, {})).status).toBe(200)
  },
)

it('keeps the cookie out of scripts’ and other sites’ reach; the app’s for 30 days, the portal’s with the browser', async () => {
  const app = await signedIn('app')
  const portal = await signedIn('portal')
  const guarded = 'Path=/; Secure; HttpOnly; SameSite=Lax'
  const value = String.raw`[\w-]{22}\.[\w-]{43}`
  expect(app.setCookies).toEqual([
    expect.stringMatching(new RegExp(`^__Host-app-session=${value}; ${guarded}; Max-Age=2592000$`)),
  ])
  expect(portal.setCookies).toEqual([
    expect.stringMatching(new RegExp(`^__Host-portal-session=${value}; ${guarded}$`)),
  ])
})

it('holds a session to its browser: the cookie alone is worth nothing', async () => {
  const { device } = await signedIn('app')
  device.cookies.delete(cookieNames.browser)
  expect((await device.call(handler, whoAmI, {})).status).toBe(401)
})

it('holds a session to its face: the portal’s cookie opens nothing in the app', async () => {
  const { device } = await signedIn('portal')
  device.cookies.set(cookieNames.app, device.cookies.get(cookieNames.portal) ?? '')
  expect((await device.call(handler, whoAmI, {}, { 'x-surface': 'app' })).status).toBe(401)
})

it('closes the portal after an hour without a visit, and a day after sign-in whatever the visits', async () => {
  const idle = await signedIn('portal')
  expect((await idle.visit(later(noon, 60 * MINUTE - 1))).status).toBe(200)
  expect((await idle.visit(later(noon, 120 * MINUTE - 1))).status).toBe(401)

  const busy = await signedIn('portal')
  for (let minutes = 50; minutes < 24 * 60; minutes += 50) {
    expect((await busy.visit(later(noon, minutes * MINUTE))).status).toBe(200)
  }
  expect((await busy.visit(later(noon, DAY))).status).toBe(401)
})

it('closes the app after 30 days without a visit, and keeps its cookie as long as it is visited', async () => {
  const { visit } = await signedIn('app')
  const again = await visit(later(noon, 29 * DAY))
  expect(again.setCookies).toEqual([expect.stringContaining('Max-Age=2592000')])
  expect((await visit(later(noon, 58 * DAY))).status).toBe(200)
  expect((await visit(later(noon, 88 * DAY))).status).toBe(401)
})

it('writes when someone was last seen every five minutes at most', async () => {
  const { device, visit } = await signedIn('portal')
  const [accountId = ''] = (device.cookies.get(cookieNames.portal) ?? '').split('.')
  const seenAt = async () =>
    (await door.sessions.live({ id: accountId as AccountId, sessionEpoch: 0 }, now))[0]?.seenAt
  await visit(later(noon, 5 * MINUTE - 1))
  expect(await seenAt()).toEqual(noon)
  await visit(later(noon, 5 * MINUTE))
  expect(await seenAt()).toEqual(later(noon, 5 * MINUTE))
})

it('answers 500 to a fault, and neither the answer nor the log repeats what it was about', async () => {
  const output = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const thrown = await new Device('app').call(handler, greet, { name: SECRET_NAME })
  const broken = await new Device('app').call(handler, greet, { name: 'odd' })
  const logged = output.mock.calls.map(([line]) => String(line))
  output.mockRestore()

  expect([thrown.status, broken.status]).toEqual([500, 500])
  expect(thrown.body).toMatchObject({ code: 'internal-error', requestId: 'a-request' })
  expect(logged).toHaveLength(2)
  expect(logged[0]).toContain('"requestId":"a-request"')
  expect(JSON.stringify([thrown.body, broken.body, logged])).not.toMatch(/440106|cannot greet|odd/)
})

import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { IDEMPOTENCY_HEADER } from '../shared/contracts/idempotency.ts'
import { Device } from './adapters/http/device.fixture.ts'
import { entryPoints } from './entry-points.ts'

/** Every other POST makes nothing of which there could be two; why a repeat of it is no harm. */
const withoutKey: Record<string, string> = {
  '/api/sign-out': 'ends what may have ended',
  '/api/scan-logins/cancel': 'one step of one login, legal once; a repeat is told the same',
  '/api/scan-logins/claim': 'one step of one login; its session is drawn from the login itself',
  '/api/scan-logins/hold': 'signs a receipt and stores nothing',
  '/api/scan-logins/scan': 'one step of one login; the same phone is told the same',
  '/api/scan-logins/confirm': 'one step of one login; the same phone is told the same',
  '/api/scan-logins/decline': 'one step of one login; its history line has one id',
  '/api/account/events/disown': 'ends what may have ended; its history line has one id',
  '/api/account/sessions/end': 'ends what may have ended',
  '/api/account/sessions/end-others': 'ends what may have ended',
  '/api/account/export': 'shows what there is; each showing is a line of its own in the history',
  '/api/account/phone/verify': 'sets a date that never goes back; its code is used up',
  '/api/face-consents': 'agrees to one version once; its history line is written with it',
  '/api/face-consents/withdraw': 'takes out what may be out; its history line is written with it',
  '/api/face-hand-overs/cancel': 'one step of one hand-over; a repeat is told the same',
  '/api/face-hand-overs/take': 'one step of one hand-over; the same phone is told the same',
  '/api/recoveries/claim': 'one step of one recovery, legal once; what was not told yet is told again',
  '/api/recoveries/finish': 'one step of one recovery, legal once; a repeat is told how it stands',
  '/api/recoveries/by-link': 'only looks; a POST, so that no address has its token',
  '/api/recoveries/stop-by-link': 'one step of one recovery, legal once; a repeat is told the same',
  '/api/recoveries/stop': 'one step of one recovery, legal once; a repeat is told the same',
  '/api/recoveries/confirm':
    'brings a date forward that never goes back; its history line is written with it',
}

const posts = entryPoints.flatMap(({ file, contracts }) =>
  contracts.filter(({ method }) => method === 'POST').map((endpoint) => ({ file, endpoint })),
)

it('has a key for every POST that creates, and a reason for every other', () => {
  const keyless = posts.filter(({ endpoint }) => !endpoint.creates).map(({ endpoint }) => endpoint.path)
  expect(keyless.toSorted()).toEqual(Object.keys(withoutKey).toSorted())
})

it('asks for a key nowhere else: a GET makes nothing', () => {
  const gets = entryPoints.flatMap(({ contracts }) => contracts.filter(({ method }) => method === 'GET'))
  expect(gets.length).toBeGreaterThan(0)
  expect(gets.filter(({ creates }) => creates)).toEqual([])
})

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

describe.each(posts.filter(({ endpoint }) => endpoint.creates))('$endpoint.path', ({ file, endpoint }) => {
  it('makes nothing without a key', async () => {
    const { handler } = (await import(/* @vite-ignore */ `../${file}`)) as { handler: Handler }
    const keyless = { [IDEMPOTENCY_HEADER]: undefined }
    expect(await new Device('app').call(handler, endpoint, {}, keyless)).toMatchObject({
      status: 400,
      body: { code: 'idempotency-key-missing' },
    })
  })
})

import { afterEach, expect, it, vi } from 'vitest'
import { chosenSmsSender } from './chosen-sms-sender.ts'
import { startSmsGateway } from './sms-gateway.fixture.ts'
import { startSns } from './sns.fixture.ts'

const message = { kind: 'code', purpose: 'register', code: '012345' } as const
const key = { SMS_GATEWAY_KEY_ID: 'us', SMS_GATEWAY_SECRET: 'known to both' }
vi.spyOn(process.stdout, 'write').mockReturnValue(true)
afterEach(() => {
  vi.unstubAllEnvs()
})

it('sends through SNS unless told otherwise, from the region that is set', async () => {
  const { sns, endpoint, stop } = await startSns()
  vi.stubEnv('AWS_ENDPOINT_URL_SNS', endpoint)
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
  await chosenSmsSender({
    SMS_SENDER: 'sns',
    SMS_SENDER_ID: 'YueJianTon',
    SMS_REGION: 'ap-southeast-1',
  }).send('+8613812345678', message, 'en')
  stop()
  expect(sns.asked[0]?.['MessageAttributes.entry.2.Value.StringValue']).toBe('YueJianTon')
  expect(sns.scopes[0]).toContain('/ap-southeast-1/sns/')
})

it('sends through the gateway that is named', async () => {
  const { gateway, url, stop } = await startSmsGateway()
  await chosenSmsSender({ SMS_SENDER: url, ...key }).send('+8613812345678', message, 'en')
  stop()
  expect(gateway.told).toHaveLength(1)
})

it.each([{}, { SMS_GATEWAY_KEY_ID: 'us' }, { SMS_GATEWAY_SECRET: 'known to both' }])(
  'does not start with a gateway and half a key: %o',
  (half) => {
    expect(() => chosenSmsSender({ SMS_SENDER: 'https://sms.example/messages', ...half })).toThrow(
      'SMS_GATEWAY_KEY_ID',
    )
  },
)

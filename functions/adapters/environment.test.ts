import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const read = async (differs: Record<string, string> = {}) => {
  const complete = {
    TABLE_NAME: 'table',
    PUBLIC_ORIGIN: 'https://id.example',
    ORIGIN_SECRET: 'a secret of CloudFront',
    MASTER_KEY: 'file:/keys/master',
  }
  for (const [name, value] of Object.entries({ ...complete, ...differs })) vi.stubEnv(name, value)
  return (await import('./environment.ts')).environment()
}
beforeEach(() => {
  vi.resetModules()
})
afterEach(() => {
  vi.unstubAllEnvs()
})

it('stops at 10,000 messages a day where nobody says otherwise', async () => {
  expect((await read()).SMS_DAILY_BUDGET).toBe(10_000)
})

it('sends through SNS unless a gateway is named', async () => {
  expect((await read()).SMS_SENDER).toBe('sns')
  vi.resetModules()
  const url = 'https://sms.example/messages'
  expect((await read({ SMS_SENDER: url })).SMS_SENDER).toBe(url)
})

it.each([
  ['CAPTCHA', 'none'],
  ['SMS_SENDER', 'http://sms.example/messages'],
  ['SMS_SENDER', 'somebody'],
  ['SMS_GATEWAY_SECRET', 'short'],
  ['SMS_DAILY_BUDGET', '0'],
  ['SMS_DAILY_BUDGET', 'many'],
  ['ORIGIN_SECRET', 'short'],
  ['PUBLIC_ORIGIN', 'https://id.example/'],
  ['MASTER_KEY', 'the key itself'],
])('does not start with %s=%s', async (name, value) => {
  await expect(read({ [name]: value })).rejects.toThrow()
})

const key = { BUSINESS_REGISTRY_KEY_ID: 'guangdong', BUSINESS_REGISTRY_SECRET: 'x'.repeat(32) }

it.each([
  {},
  { BUSINESS_REGISTRY: 'demonstration' },
  { ...key, BUSINESS_REGISTRY: 'https://registry.example/units' },
  { ...key, BUSINESS_REGISTRY: 'http://127.0.0.1:9000/' },
])('takes a registry that is the demonstration, or an address with its key (%o)', async (registry) => {
  expect(await read(registry)).toMatchObject(registry)
})

it.each([
  { BUSINESS_REGISTRY: 'https://registry.example' },
  { ...key, BUSINESS_REGISTRY: 'https://registry.example', BUSINESS_REGISTRY_SECRET: 'short' },
  { ...key, BUSINESS_REGISTRY: 'https://registry.example', BUSINESS_REGISTRY_KEY_ID: 'a "quote"' },
  { ...key, BUSINESS_REGISTRY: 'http://registry.example' },
  { ...key, BUSINESS_REGISTRY: 'http://localhost.registry.example' },
  { ...key, BUSINESS_REGISTRY: 'https://user:pass@registry.example' },
  { ...key, BUSINESS_REGISTRY: 'demo' },
])('says in one sentence what a registry must be, given %o', async (registry) => {
  await expect(read(registry)).rejects.toThrow('BUSINESS_REGISTRY is neither `demonstration` nor an https')
})

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

it('has a recovery wait for a day where nobody says otherwise, and not at all where somebody does', async () => {
  expect((await read()).RECOVERY_COOLING_OFF_HOURS).toBe(24)
  vi.resetModules()
  expect((await read({ RECOVERY_COOLING_OFF_HOURS: '0' })).RECOVERY_COOLING_OFF_HOURS).toBe(0)
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
  ['RECOVERY_COOLING_OFF_HOURS', '-1'],
  ['RECOVERY_COOLING_OFF_HOURS', '721'],
  ['ORIGIN_SECRET', 'short'],
  ['PUBLIC_ORIGIN', 'https://id.example/'],
  ['MASTER_KEY', 'the key itself'],
  ['REVIEW_DESK', 'somebody'],
  ['FACE_RISK_FOR_REVIEW', ''],
  ['FACE_RISK_FOR_REVIEW', '1.1'],
  ['FACE_RISK_FOR_REVIEW', '-0.1'],
  ['FACE_RISK_FOR_REVIEW', 'high'],
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

const authorityKey = { IDENTITY_AUTHORITY_KEY_ID: 'guangdong', IDENTITY_AUTHORITY_SECRET: 'x'.repeat(32) }

it.each([
  {},
  { IDENTITY_AUTHORITY: 'demonstration' },
  { IDENTITY_AUTHORITY: 'demonstration', IDENTITY_AUTHORITY_PORTRAITS: '/data/portraits' },
  { ...authorityKey, IDENTITY_AUTHORITY: 'https://authority.example/portraits' },
  { ...authorityKey, IDENTITY_AUTHORITY: 'http://[::1]:9000/' },
])('takes an authority that is the demonstration, or an address with its key (%o)', async (authority) => {
  expect(await read(authority)).toMatchObject(authority)
})

it.each([
  { IDENTITY_AUTHORITY: 'https://authority.example' },
  { ...authorityKey, IDENTITY_AUTHORITY: 'https://authority.example', IDENTITY_AUTHORITY_SECRET: 'short' },
  { ...authorityKey, IDENTITY_AUTHORITY: 'http://authority.example' },
  { ...authorityKey, IDENTITY_AUTHORITY: 'https://authority.example/#portraits' },
  { ...authorityKey, IDENTITY_AUTHORITY: 'demo' },
])('says in one sentence what an authority must be, given %o', async (authority) => {
  await expect(read(authority)).rejects.toThrow('IDENTITY_AUTHORITY is neither `demonstration` nor an https')
})

it('leaves the risk for review to its measured thresholds unless the deployment says another', async () => {
  expect(await read()).toMatchObject({ REVIEW_DESK: 'none' })
  vi.resetModules()
  expect((await read()).FACE_RISK_FOR_REVIEW).toBeUndefined()
  vi.resetModules()
  expect((await read({ FACE_RISK_FOR_REVIEW: '0.35' })).FACE_RISK_FOR_REVIEW).toBe(0.35)
})

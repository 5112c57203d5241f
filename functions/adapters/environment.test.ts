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

it.each([
  ['SMS_DAILY_BUDGET', '0'],
  ['SMS_DAILY_BUDGET', 'many'],
  ['ORIGIN_SECRET', 'short'],
  ['PUBLIC_ORIGIN', 'https://id.example/'],
  ['MASTER_KEY', 'the key itself'],
])('does not start with %s=%s', async (name, value) => {
  await expect(read({ [name]: value })).rejects.toThrow()
})

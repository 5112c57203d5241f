import { expect, it } from 'vitest'
import { noon } from './adapters/people.fixture.ts'
import { aHolder, stores } from './adapters/stores.fixture.ts'
import type { SmsMessage } from './domain/sms-message.ts'
import { tellHolder } from './domain/tell-holder.ts'

const where = { browser: 'Edge', system: 'Windows 11', place: null, network: '203.0.113.*' }

it('tells of a new password however often somebody made the account tell of new browsers', async () => {
  const account = await aHolder()
  const sent: SmsMessage['kind'][] = []
  const tell = tellHolder({
    ...stores,
    budget: { take: async () => true },
    sms: { send: async (_phone, { kind }) => void sent.push(kind) },
  })
  for (let times = 0; times < 12; times += 1)
    await tell(account, { kind: 'new-browser', at: noon, where }, noon)
  expect(sent).toHaveLength(10)
  expect(await tell(account, { kind: 'password-reset', at: noon }, noon)).toBe(true)
  expect(sent.at(-1)).toBe('password-reset')
})

import { expect, it } from 'vitest'
import { noon } from './adapters/people.fixture.ts'
import { aHolder, stores } from './adapters/stores.fixture.ts'
import { eventId } from './domain/account-event.ts'
import { newId } from './domain/new-id.ts'
import { type HolderMessage, noticeOf } from './domain/notice.ts'
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
  const about = (message: HolderMessage) =>
    noticeOf({ id: eventId(noon, newId()), accountId: account.id }, account.phone, message)
  for (let times = 0; times < 12; times += 1)
    await tell(about({ kind: 'new-browser', at: noon, where }), noon)
  expect(sent).toHaveLength(10)
  await tell(about({ kind: 'password-reset', at: noon }), noon)
  expect(sent.at(-1)).toBe('password-reset')
})

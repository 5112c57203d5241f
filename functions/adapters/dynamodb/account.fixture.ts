import { randomInt } from 'node:crypto'
import { type AccountEvent, eventId } from '../../domain/account-event.ts'
import type { Account, AccountId } from '../../domain/account.ts'
import { newId } from '../../domain/new-id.ts'

export const noon = new Date('2026-11-24T04:00:00.000Z')

const digits = (count: number) => Array.from({ length: count }, () => String(randomInt(10))).join('')

/** Someone nobody has seen before: a new id, document and phone each time. */
export const anAccount = (differs: Partial<Account> = {}): Account => ({
  id: newId() as AccountId,
  kind: 'personal',
  level: 'L1',
  levelSince: noon,
  name: '李明',
  document: { kind: 'hk-macau-permit', number: `H${digits(8)}` },
  phone: `+8613${digits(9)}`,
  passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA',
  consents: [{ agreement: 'user-agreement', version: '2026-11-01', at: noon }],
  registeredAt: noon,
  phoneVerifiedAt: noon,
  sessionEpoch: 0,
  ...differs,
})

export const registeredEvent = (account: Account): AccountEvent => ({
  id: eventId(noon, account.id),
  accountId: account.id,
  type: 'registered',
  at: noon,
  where: { browser: 'Chrome', system: 'Android 15', place: null, network: '203.0.113.*' },
})

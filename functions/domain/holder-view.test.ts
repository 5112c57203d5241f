import { expect, it } from 'vitest'
import type { Account, AccountId } from './account.ts'
import { showHolder } from './holder-view.ts'

const now = new Date('2026-11-24T04:00:00.000Z')
const account: Account = {
  id: 'A'.repeat(22) as AccountId,
  kind: 'personal',
  level: 'L1',
  levelSince: now,
  name: '欧阳建国',
  document: { kind: 'resident-id', number: '440305198505050078' },
  phone: '+8619900000003',
  passwordHash: '',
  consents: [],
  registeredAt: now,
  phoneVerifiedAt: now,
  sessionEpoch: 0,
}

it('masks what is personal', () => {
  expect(showHolder(account)).toMatchObject({
    maskedName: '欧阳**',
    maskedNumber: '440305********0078',
    maskedPhone: '199****0003',
  })
})

it('shows a unit by its name, which is public, and masks its code and phone', () => {
  const document = { kind: 'uscc' as const, number: '914403001922038216' }
  const unit = { ...account, kind: 'unit' as const, name: '岭南示例建筑工程有限公司', document }
  expect(showHolder(unit)).toMatchObject({
    accountKind: 'unit',
    maskedName: '岭南示例建筑工程有限公司',
    maskedNumber: '914403********8216',
    maskedPhone: '199****0003',
  })
})

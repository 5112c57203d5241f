import { expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/account-centre.ts'
import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import { anAccount } from '../adapters/dynamodb/account.fixture.ts'
import { DAY, later, noon } from '../adapters/people.fixture.ts'
import { readAccount } from './read-account.ts'

const representative = {
  name: '欧阳小小',
  document: { kind: 'resident-id' as const, number: '440106199001010048' },
}
const agent = {
  name: '李明华',
  document: { kind: 'resident-id' as const, number: '440106198001010013' },
  phone: '+8613912345673',
}

it('shows a unit who stands for it and who registered it, masked', () => {
  const { unit } = readAccount(anAccount({ kind: 'unit', unit: { representative, agent } }), noon)
  expect(unit).toEqual({
    representative: {
      maskedName: '欧阳**',
      documentKind: 'resident-id',
      maskedNumber: '440106********0048',
    },
    agent: {
      maskedName: '李**',
      documentKind: 'resident-id',
      maskedNumber: '440106********0013',
      maskedPhone: '139****5673',
    },
  })
})

it('shows no agent where the representative registered, and no unit to a person', () => {
  expect(readAccount(anAccount({ kind: 'unit', unit: { representative } }), noon).unit?.agent).toBeNull()
  expect(readAccount(anAccount(), noon).unit).toBeNull()
})

it('says when the phone was last proven, and that ninety days are too long ago', () => {
  const account = anAccount({ phoneVerifiedAt: noon })
  expect(readAccount(account, later(noon, 90 * DAY - 1))).toMatchObject({
    phoneVerifiedAt: noon.toISOString(),
    isPhoneStale: false,
  })
  expect(readAccount(account, later(noon, 90 * DAY)).isPhoneStale).toBe(true)
})

it('shows what was agreed to, to face recognition too', () => {
  const consent = { agreement: FACE_AGREEMENT, version: FACE_AGREEMENT_VERSION, at: noon } as const
  const shown = contracts.readAccount.output.parse(readAccount(anAccount({ consents: [consent] }), noon))
  expect(shown.consents).toEqual([{ ...consent, at: noon.toISOString() }])
})

it('shows no guardian: who answers for a child is nobody’s to read from its account', () => {
  const guardian = representative
  expect(JSON.stringify(readAccount(anAccount({ guardian }), noon))).not.toMatch(/欧阳|0048/)
})

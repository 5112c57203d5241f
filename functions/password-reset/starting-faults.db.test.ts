import { expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { dynamodbAttemptLog } from '../adapters/dynamodb/dynamodb-attempt-log.ts'
import { dynamodbOneTimeCodeStore } from '../adapters/dynamodb/dynamodb-one-time-code-store.ts'
import { clientWithFaults } from '../adapters/dynamodb/injected-faults.ts'
import { aVisitor } from '../adapters/people.fixture.ts'
import { aHolder, smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import { dynamodbPasswordResetStore } from './dynamodb-password-reset-store.ts'
import { aTelling, formOf, newPassword, start, startAs } from './password-reset.fixture.ts'
import { startPasswordReset } from './start-password-reset.ts'

const [, tableName] = testTableOf('password-reset')

function startOver(plan: Parameters<typeof clientWithFaults>[0]) {
  const { db, happened } = clientWithFaults(plan)
  const act = startPasswordReset({
    ...stores,
    codes: dynamodbOneTimeCodeStore(db, tableName, stores),
    attempts: dynamodbAttemptLog(db, tableName),
    resets: dynamodbPasswordResetStore(db, tableName, stores.personalData),
  })
  return { act, happened }
}

/** Used code, two counts, the reset: each is one write. */
const WRITES = 4

it.each(Array.from({ length: WRITES }, (_, nth) => nth))(
  'needs another code at worst when it dies around write %i, and the account is as it was',
  async (nth) => {
    for (const fault of ['crash', 'crash-after'] as const) {
      const account = await aHolder()
      const visitor = aVisitor()
      const code = await smsCodeFor(account.phone, 'reset-password', visitor)
      const form = { documentNumber: account.document.number, phone: account.phone, code }
      let writes = -1
      const { act, happened } = startOver((command) => {
        if (command === 'PutItemCommand') writes++
        if (writes < nth) return undefined
        return happened.length === 0 ? fault : 'crash'
      })
      await expect(act(form, visitor)).rejects.toThrow('died')
      expect(await stores.accounts.find(account.id)).toEqual(account)

      const again = await start(form, visitor)
      if (!again.ok) expect(again.refusal).toBe('code-expired')
      const begun = again.ok ? again : await startAs(formOf(account), visitor)
      const resetId = begun.ok ? begun.value.resetId : ''
      const done = await aTelling().complete({ resetId, password: newPassword }, visitor)
      expect(done).toMatchObject({ ok: true })
    }
  },
)

it('begins once when every answer gets lost the first time', async () => {
  const account = await aHolder()
  const visitor = aVisitor()
  const code = await smsCodeFor(account.phone, 'reset-password', visitor)
  const form = { documentNumber: account.document.number, phone: account.phone, code }
  const seen = new Set<string>()
  const { act } = startOver((command) => {
    if (seen.has(command)) return undefined
    seen.add(command)
    return 'timed-out-after'
  })
  const begun = await act(form, visitor)
  expect(begun).toMatchObject({ ok: true })
  expect(await start(form, visitor)).toEqual(begun)
})

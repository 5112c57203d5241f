import { beforeEach, expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { dynamodbAttemptLog } from '../adapters/dynamodb/dynamodb-attempt-log.ts'
import { dynamodbOneTimeCodeStore } from '../adapters/dynamodb/dynamodb-one-time-code-store.ts'
import { clientWithFaults, type Fault } from '../adapters/dynamodb/injected-faults.ts'
import { aVisitor } from '../adapters/people.fixture.ts'
import { smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import { dynamodbPhoneProofStore } from './dynamodb-phone-proof-store.ts'
import { dynamodbRegistrationStore } from './dynamodb-registration-store.ts'
import { registrations } from './registration.fixture.ts'
import { startUnitRegistration } from './start-unit-registration.ts'
import { anAgentsForm, registry, startUnit } from './unit-registration.fixture.ts'

beforeEach(() => {
  registry.asked.length = 0
})

/** What a start writes, in this order: the used code, its proof, two counts, the registration; then the proof goes. */
const WRITES = ['code', 'proof', 'count of the address', 'count of the phone', 'registration', 'proof again']
/** Lost with the code: it was used, and nothing else knows of it yet. */
const CODE_LOST = new Set(['code after', 'proof'])

const moments = WRITES.flatMap((write, nth) => [
  [write, nth, 'crash'] as const,
  [`${write} after`, nth, 'crash-after'] as const,
])

it.each(moments)('goes on, or with a new code, after a crash at the %s', async (moment, nth, fault) => {
  const visitor = aVisitor()
  const form = anAgentsForm()
  await smsCodeFor(form.phone, 'register', visitor, form.code)
  await expect(startOver(onWrite(nth, fault))(form, visitor)).rejects.toThrow('The process died')

  const again = await startUnit(form, visitor)
  if (CODE_LOST.has(moment)) {
    expect(again).toEqual({ ok: false, refusal: 'code-expired' })
    await smsCodeFor(form.phone, 'register', visitor, '135790')
    expect(await startUnit({ ...form, code: '135790' }, visitor)).toMatchObject({ ok: true })
  } else {
    expect(again).toMatchObject({ ok: true })
    const kept = again.ok ? await registrations.find(again.value.registrationId) : undefined
    expect(kept).toMatchObject({ kind: 'unit', name: form.unitName })
  }
})

it('takes a form whose every answer from the database gets lost the first time, and asks the registry once', async () => {
  const visitor = aVisitor()
  const form = anAgentsForm()
  await smsCodeFor(form.phone, 'register', visitor, form.code)
  let request = 0
  const everySecond = () => (request++ % 2 === 0 ? ('timed-out-after' as const) : undefined)
  expect(await startOver(everySecond)(form, visitor)).toMatchObject({ ok: true })
  expect(request).toBeGreaterThan(20)
  expect(registry.asked).toHaveLength(1)
})

function onWrite(which: number, fault: Fault) {
  let writes = 0
  return (command: string) => (/^(Put|Delete)/.test(command) && writes++ === which ? fault : undefined)
}

function startOver(plan: Parameters<typeof clientWithFaults>[0]) {
  const [, tableName] = testTableOf('registration')
  const { db } = clientWithFaults(plan)
  return startUnitRegistration({
    ...stores,
    attempts: dynamodbAttemptLog(db, tableName),
    codes: dynamodbOneTimeCodeStore(db, tableName, stores),
    proofs: dynamodbPhoneProofStore(db, tableName, stores.personalData),
    registrations: dynamodbRegistrationStore(db, tableName, stores.personalData),
    registry,
  })
}

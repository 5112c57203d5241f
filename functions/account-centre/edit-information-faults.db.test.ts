import { expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { dynamodbAccountStore } from '../adapters/dynamodb/dynamodb-account-store.ts'
import { dynamodbAttemptLog } from '../adapters/dynamodb/dynamodb-attempt-log.ts'
import { dynamodbHolderProofStore } from '../adapters/dynamodb/dynamodb-holder-proof-store.ts'
import { clientWithFaults } from '../adapters/dynamodb/injected-faults.ts'
import { aResidentId, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, setLevel, stores } from '../adapters/stores.fixture.ts'
import { dynamodbInformationCorrectionStore } from './dynamodb-information-correction-store.ts'
import { editInformation } from './edit-information.ts'
import { aProvenHolder } from './grave-act.fixture.ts'

const corrections = dynamodbInformationCorrectionStore(...testTableOf('account-centre'), stores.personalData)
const registry = { agrees: async () => true }
const edit = editInformation({ ...stores, corrections, registry })

async function aCorrection() {
  const account = await aHolder({ level: 'L3' })
  const number = aResidentId()
  const document = { documentKind: 'resident-id' as const, documentNumber: number }
  const holder = await aProvenHolder(account, 'edit-information')
  const request = { proofId: holder.proof.id, corrections: { of: 'personal' as const, document } }
  return { ...holder, account, number, request }
}
type Correction = Awaited<ReturnType<typeof aCorrection>>

/** Everything that a correction leaves behind: all of it or nothing. */
async function tracesOf({ account, number, proof, visitor }: Correction) {
  const after = await stores.accounts.find(account.id)
  const live = after ? await stores.sessions.live(after, noon) : []
  const events = await historyOf(account.id)
  return {
    isNew: after?.document.number === number,
    level: after?.level,
    oldIsBound: await stores.accounts.isDocumentBound(account.document, noon),
    newIsBound: await stores.accounts.isDocumentBound({ kind: 'resident-id', number }, noon),
    inHand: live.map(({ hash }) => (hash === visitor.session.hash ? 'old' : 'new')),
    lines: events.filter(({ type }) => type === 'information-changed').length,
    proof: (await stores.proofs.find(proof.id))?.state,
  }
}
const NOTHING = {
  isNew: false,
  level: 'L3',
  oldIsBound: true,
  newIsBound: false,
  inHand: ['old'],
  lines: 0,
  proof: 'open',
}
const ALL = {
  isNew: true,
  level: 'L1',
  oldIsBound: false,
  newIsBound: true,
  inHand: ['new'],
  lines: 1,
  proof: 'used',
}

function editOver(plan: Parameters<typeof clientWithFaults>[0]) {
  const [, tableName] = testTableOf('account-centre')
  const { db } = clientWithFaults(plan)
  return editInformation({
    ...stores,
    registry,
    accounts: dynamodbAccountStore(db, tableName, stores.personalData),
    attempts: dynamodbAttemptLog(db, tableName),
    proofs: dynamodbHolderProofStore(db, tableName),
    corrections: dynamodbInformationCorrectionStore(db, tableName, stores.personalData),
  })
}

const deaths = Array.from({ length: 7 }, (_, nth) => nth).flatMap((nth) =>
  (['crash', 'crash-after'] as const).map((death) => ({ nth, death })),
)

it.each(deaths)(
  'leaves all or nothing after a $death in request $nth, and goes on from there',
  async (at) => {
    const correction = await aCorrection()
    const dying = editOver((_command, nth) =>
      nth < at.nth ? undefined : nth === at.nth ? at.death : 'crash',
    )
    await dying(correction.request, correction.visitor).catch(() => undefined)
    const traces = await tracesOf(correction)
    expect([NOTHING, ALL]).toContainEqual(traces)

    // The browser has the old session's cookie still; where that is over, nobody is signed in.
    const again = traces.isNew ? { ...correction.visitor, session: undefined } : correction.visitor
    expect(await edit(correction.request, again)).toMatchObject({ ok: true })
    expect(await tracesOf(correction)).toEqual(ALL)
  },
)

it.each(['conflict', 'throttled', 'timed-out-after', 'reset-after'] as const)(
  'corrects once when the transaction meets «%s»',
  async (fault) => {
    const correction = await aCorrection()
    let met = 0
    const over = editOver((command) =>
      command === 'TransactWriteItemsCommand' && met++ === 0 ? fault : undefined,
    )
    expect(await over(correction.request, correction.visitor)).toMatchObject({ ok: true })
    expect(met).toBeGreaterThan(1)
    expect(await tracesOf(correction)).toEqual(ALL)
  },
)

it('puts a level back that was reached at the very moment of the correction', async () => {
  const correction = await aCorrection()
  await setLevel(correction.account, 'L1')
  let isReached = false
  const late = {
    async write(...written: Parameters<typeof corrections.write>) {
      if (!isReached) await setLevel(correction.account, 'L3')
      isReached = true
      return corrections.write(...written)
    },
  }
  const meanwhile = editInformation({ ...stores, registry, corrections: late })
  expect(await meanwhile(correction.request, correction.visitor)).toMatchObject({ ok: true })
  expect(await tracesOf(correction)).toEqual(ALL)
  expect((await historyOf(correction.account.id))[0]).toMatchObject({ levelBefore: 'L3' })
})

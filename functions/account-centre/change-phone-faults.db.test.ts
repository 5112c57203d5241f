import { expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { dynamodbNoticeStore } from '../adapters/dynamodb/dynamodb-notice-store.ts'
import { dynamodbAccountStore } from '../adapters/dynamodb/dynamodb-account-store.ts'
import { dynamodbHolderProofStore } from '../adapters/dynamodb/dynamodb-holder-proof-store.ts'
import { dynamodbOneTimeCodeStore } from '../adapters/dynamodb/dynamodb-one-time-code-store.ts'
import { clientWithFaults } from '../adapters/dynamodb/injected-faults.ts'
import { aPhone, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, smsCodeFor, stores, untoldOf } from '../adapters/stores.fixture.ts'
import { changePhone } from './change-phone.ts'
import { dynamodbPhoneChangeStore } from './dynamodb-phone-change-store.ts'
import { aProvenHolder, aTelephone } from './grave-act.fixture.ts'

const phoneChanges = dynamodbPhoneChangeStore(...testTableOf('account-centre'), stores.personalData)
const CODE = '246810'

function changeOver(plan: Parameters<typeof clientWithFaults>[0], telephone = aTelephone()) {
  const [, tableName] = testTableOf('account-centre')
  const { db } = clientWithFaults(plan)
  return changePhone({
    ...stores,
    ...telephone.telling,
    accounts: dynamodbAccountStore(db, tableName, stores.personalData),
    codes: dynamodbOneTimeCodeStore(db, tableName, stores),
    proofs: dynamodbHolderProofStore(db, tableName),
    phoneChanges: dynamodbPhoneChangeStore(db, tableName, stores.personalData),
    notices: dynamodbNoticeStore(db, tableName, stores.personalData),
  })
}

async function aChanger() {
  const [account, phone] = [await aHolder(), aPhone()]
  const { visitor, proof } = await aProvenHolder(account, 'change-phone')
  await smsCodeFor(phone, 'new-phone', visitor, CODE)
  return { account, phone, visitor, proof, request: { proofId: proof.id, phone, code: CODE } }
}
type Changer = Awaited<ReturnType<typeof aChanger>>

/** Everything that a change leaves behind: all of it or nothing. */
async function tracesOf({ account, phone, proof, visitor }: Changer) {
  const { id, kind } = account
  const after = await stores.accounts.find(id)
  const live = after ? await stores.sessions.live(after, noon) : []
  return {
    phone: after?.phone === `+86${phone}` ? 'new' : after?.phone === account.phone ? 'old' : 'another',
    oldIsBound: (await stores.accounts.findByPhone(account.phone, kind, noon)) === id,
    newIsBound: (await stores.accounts.findByPhone(`+86${phone}`, kind, noon)) === id,
    inHand: live.map(({ hash }) => (hash === visitor.session.hash ? 'old' : 'new')),
    lines: linesOf(await historyOf(id)),
    proof: (await stores.proofs.find(proof.id))?.state,
  }
}
const linesOf = (events: { type: string }[]) => events.filter(({ type }) => type === 'phone-changed').length
const NOTHING = {
  phone: 'old',
  oldIsBound: true,
  newIsBound: false,
  inHand: ['old'],
  lines: 0,
  proof: 'open',
}
const ALL = { phone: 'new', oldIsBound: false, newIsBound: true, inHand: ['new'], lines: 1, proof: 'used' }

const deaths = Array.from({ length: 8 }, (_, nth) => nth).flatMap((nth) =>
  (['crash', 'crash-after'] as const).map((death) => ({ nth, death })),
)

it.each(deaths)(
  'leaves all or nothing after a $death in request $nth, and goes on from there',
  async (at) => {
    const changer = await aChanger()
    const { visitor, request, phone, account } = changer
    const telephone = aTelephone()
    const dying = changeOver(
      (_command, nth) => (nth < at.nth ? undefined : nth === at.nth ? at.death : 'crash'),
      telephone,
    )
    await dying(request, visitor).catch(() => undefined)
    const traces = await tracesOf(changer)
    expect([NOTHING, ALL]).toContainEqual(traces)

    // The browser has the old session's cookie still; where that is over, nobody is signed in.
    const again = traces.phone === 'new' ? { ...visitor, session: undefined } : visitor
    // A code that was used up is asked for anew.
    await smsCodeFor(phone, 'new-phone', visitor, CODE)
    const { messages, telling } = aTelephone()
    const change = changePhone({ ...stores, phoneChanges, ...telling })
    expect(await change(request, again)).toMatchObject({ ok: true })
    expect(await tracesOf(changer)).toEqual(ALL)
    // Each phone is told, or still to be told; both only where it died between the message and its mark.
    const told = [...telephone.messages, ...messages, ...(await untoldOf(account))]
    expect(new Set(told.map((each) => each.phone))).toEqual(new Set([account.phone, `+86${phone}`]))
  },
)

it.each(['conflict', 'throttled', 'timed-out-after', 'reset-after'] as const)(
  'changes it once when the transaction meets «%s»',
  async (fault) => {
    const changer = await aChanger()
    let met = 0
    const change = changeOver((command) =>
      command === 'TransactWriteItemsCommand' && met++ === 0 ? fault : undefined,
    )
    expect(await change(changer.request, changer.visitor)).toMatchObject({ ok: true })
    expect(met).toBeGreaterThan(1)
    expect(await tracesOf(changer)).toEqual(ALL)
  },
)

it('keeps for both phones what it died before it could tell', async () => {
  const changer = await aChanger()
  const { account, phone, visitor, request } = changer
  const sms = { send: () => Promise.reject(new Error('crash')) }
  const crash = changePhone({ ...stores, phoneChanges, ...aTelephone().telling, sms })
  await expect(crash(request, visitor)).rejects.toThrow('crash')

  const { messages, telling } = aTelephone()
  const change = changePhone({ ...stores, phoneChanges, ...telling })
  expect(await change(request, { ...visitor, session: undefined })).toMatchObject({ ok: true })
  expect(messages).toEqual([])
  expect(await untoldOf(account)).toMatchObject([
    { phone: `+86${phone}`, message: { kind: 'phone-bound', at: noon } },
    { phone: account.phone, message: { kind: 'phone-changed', at: noon } },
  ])
})

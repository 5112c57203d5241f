import { expect, it } from 'vitest'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/edit-information.ts'
import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { aResidentId, aUnitCode, aVisitor, DAY, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, aProof, historyOf, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { type BusinessRegistry, RegistryUnavailable, type UnitClaim } from '../domain/business-registry.ts'
import { aSignIn } from './account-centre.fixture.ts'
import { dynamodbInformationCorrectionStore } from './dynamodb-information-correction-store.ts'
import { editInformation } from './edit-information.ts'
import { aProvenHolder } from './grave-act.fixture.ts'

type Corrections = InputOf<typeof contracts.editInformation>['corrections']

const corrections = dynamodbInformationCorrectionStore(...testTableOf('account-centre'), stores.personalData)
const faceConsent = { agreement: FACE_AGREEMENT, version: FACE_AGREEMENT_VERSION, at: noon } as const
const userConsent = { agreement: 'user-agreement' as const, version: '2026-11-01', at: noon }

/** Says yes to whatever it is asked, unless it is told otherwise. */
function aRegistry(answer: 'yes' | 'no' | 'down' = 'yes') {
  const asked: UnitClaim[] = []
  const registry: BusinessRegistry = {
    async agrees(claim) {
      asked.push(claim)
      if (answer === 'down') throw new RegistryUnavailable()
      return answer === 'yes'
    },
  }
  return { asked, edit: editInformation({ ...stores, corrections, registry }) }
}

const aPerson = (differs: Partial<Account> = {}) =>
  aHolder({ level: 'L3', levelSince: later(noon, -DAY), consents: [faceConsent, userConsent], ...differs })

const liang = { name: '梁启航', document: { kind: 'resident-id' as const, number: aResidentId() } }
const aUnit = async (differs: Partial<Account> = {}) =>
  aPerson({
    kind: 'unit',
    name: '广州示范建设有限公司',
    document: { kind: 'uscc', number: aUnitCode() },
    unit: {
      representative: liang,
      agent: {
        name: '何雨晴',
        document: { kind: 'resident-id', number: aResidentId() },
        phone: '+8613900001234',
      },
    },
    ...differs,
  })

async function editAs(account: Account, asked: Corrections, { edit } = aRegistry()) {
  const { visitor, proof } = await aProvenHolder(account, 'edit-information')
  const request = { proofId: proof.id, corrections: asked }
  return { outcome: await edit(request, visitor), visitor, request, proof, edit }
}
const typed = (name: string, documentNumber = aResidentId()) => ({
  name,
  documentKind: 'resident-id' as const,
  documentNumber,
})

it('corrects a name, and puts the level that rested on it back to L1', async () => {
  const account = await aPerson()
  const elsewhere = await aSignIn(account, { now: later(noon, -1) })
  const { outcome } = await editAs(account, { of: 'personal', name: '李明桦' })
  expect(outcome).toMatchObject({ ok: true, value: { holder: { level: 'L1', maskedName: '李**' } } })
  expect(await stores.accounts.find(account.id)).toEqual({
    ...account,
    name: '李明桦',
    level: 'L1',
    levelSince: noon,
    consents: [userConsent],
    sessionEpoch: 1,
  })
  const { started } = outcome.ok ? outcome.value : expect.fail()
  const live = await stores.sessions.live({ id: account.id, sessionEpoch: 1 }, noon)
  expect(live.map(({ hash }) => hash)).toEqual([started.session.hash])
  expect(live.map(({ hash }) => hash)).not.toContain(elsewhere.session.hash)
  expect((await historyOf(account.id))[0]).toMatchObject({
    type: 'information-changed',
    changed: ['name'],
    levelBefore: 'L3',
  })
})

it('leaves an L1 account where it is, and tells of no level', async () => {
  const account = await aPerson({ level: 'L1' })
  await editAs(account, { of: 'personal', name: '李明桦' })
  expect(await stores.accounts.find(account.id)).toMatchObject({
    level: 'L1',
    levelSince: account.levelSince,
  })
  const [line] = await historyOf(account.id)
  expect(line).toMatchObject({ changed: ['name'] })
  expect(line).not.toHaveProperty('levelBefore')
})

it('moves the account to another document, and sets the old one free (R4)', async () => {
  const account = await aPerson()
  const number = 'H12345678'
  const document = { documentKind: 'hk-macau-permit' as const, documentNumber: number }
  const { outcome } = await editAs(account, { of: 'personal', document })
  expect(outcome).toMatchObject({ ok: true, value: { holder: { documentKind: 'hk-macau-permit' } } })
  expect(await stores.accounts.isDocumentBound(account.document, noon)).toBe(false)
  expect(await stores.accounts.findByDocumentKey(number)).toContain(account.id)
  expect((await historyOf(account.id))[0]).toMatchObject({ changed: ['document'] })
})

it('takes the renewed number of a permit, whose claim stays where it is', async () => {
  const number = `M${String(Date.now()).slice(-8)}`
  const account = await aPerson({ document: { kind: 'hk-macau-permit', number: `${number}01` } })
  const document = { documentKind: 'hk-macau-permit' as const, documentNumber: `${number}02` }
  const { outcome } = await editAs(account, { of: 'personal', document })
  expect(outcome).toMatchObject({ ok: true })
  expect(await stores.accounts.find(account.id)).toMatchObject({
    level: 'L1',
    document: { kind: 'hk-macau-permit', number: `${number}02` },
  })
  expect(await stores.accounts.findByDocumentKey(number)).toEqual([account.id])
})

it('drops the issuing state of a passport with the passport', async () => {
  const account = await aPerson({
    name: 'ANNA BERG',
    document: { kind: 'passport', number: 'AB1234567', issuingState: 'DEU' },
  })
  const document = { documentKind: 'resident-id' as const, documentNumber: aResidentId() }
  const { outcome } = await editAs(account, { of: 'personal', name: '安娜', document })
  expect(outcome).toMatchObject({ ok: true })
  expect((await stores.accounts.find(account.id))?.document).toEqual({
    kind: 'resident-id',
    number: document.documentNumber,
  })
})

it('gives nobody a document that has an account, and lets the form be mended', async () => {
  const [account, other] = [await aPerson(), await aHolder()]
  const document = { documentKind: 'resident-id' as const, documentNumber: other.document.number }
  const { outcome, edit, request, visitor } = await editAs(account, { of: 'personal', document })
  expect(outcome).toEqual({ ok: false, refusal: 'document-already-bound' })
  expect(await stores.accounts.find(account.id)).toEqual(account)
  const mended = { ...request, corrections: { of: 'personal' as const, name: '李明桦' } }
  expect(await edit(mended, visitor)).toMatchObject({ ok: true })
})

it('tries ten corrections a day at most', async () => {
  const [account, other] = [await aPerson(), await aHolder()]
  const document = { documentKind: 'resident-id' as const, documentNumber: other.document.number }
  const { edit, request, visitor } = await editAs(account, { of: 'personal', document })
  for (let times = 1; times < 10; times += 1)
    expect(await edit(request, visitor)).toMatchObject({ refusal: 'document-already-bound' })
  expect(await edit(request, visitor)).toMatchObject({ ok: false, refusal: 'too-many-tries' })
})

it.each([
  ['nothing', { of: 'personal' }, 'nothing-changed'],
  ['what stands there', { of: 'personal', name: '李明华' }, 'nothing-changed'],
  ['what only units have', { of: 'unit', unitName: '广州示范建设有限公司' }, 'nothing-changed'],
  ['a name that is none', { of: 'personal', name: '3' }, 'name-not-valid'],
  [
    'a number that is none',
    { of: 'personal', document: { documentKind: 'resident-id', documentNumber: '44010619900101004' } },
    'document-not-valid',
  ],
] as const)('changes nothing for %s', async (_what, asked, refusal) => {
  const account = await aPerson()
  const { outcome, proof } = await editAs(account, asked)
  expect(outcome).toEqual({ ok: false, refusal })
  expect(await stores.accounts.find(account.id)).toEqual(account)
  expect((await stores.proofs.find(proof.id))?.state).toBe('open')
})

it('asks the registry again for another representative, who has not agreed to a face check', async () => {
  const account = await aUnit()
  const registry = aRegistry()
  const chen = typed('陈海川')
  const { outcome } = await editAs(account, { of: 'unit', representative: chen }, registry)
  expect(outcome).toMatchObject({ ok: true, value: { holder: { level: 'L1' } } })
  const representative = { name: '陈海川', document: { kind: 'resident-id', number: chen.documentNumber } }
  expect(registry.asked).toEqual([{ name: account.name, code: account.document.number, representative }])
  expect(await stores.accounts.find(account.id)).toMatchObject({
    level: 'L1',
    consents: [userConsent],
    unit: { representative, agent: account.unit?.agent },
  })
})

it('keeps the representative’s consent where only the unit has another name', async () => {
  const account = await aUnit()
  const unitName = '广州示范建设集团有限公司'
  const { outcome } = await editAs(account, { of: 'unit', unitName })
  expect(outcome).toMatchObject({ ok: true })
  expect(await stores.accounts.find(account.id)).toMatchObject({
    name: unitName,
    level: 'L1',
    consents: [faceConsent, userConsent],
  })
  expect((await historyOf(account.id))[0]).toMatchObject({ changed: ['unit-name'], levelBefore: 'L3' })
})

it.each([
  ['no', 'unit-mismatch'],
  ['down', 'registry-unavailable'],
] as const)('leaves the unit as it is when the registry says «%s»', async (answer, refusal) => {
  const account = await aUnit()
  const asked = { of: 'unit' as const, representative: typed('陈海川') }
  const { outcome, request, visitor } = await editAs(account, asked, aRegistry(answer))
  expect(outcome).toEqual({ ok: false, refusal })
  expect(await stores.accounts.find(account.id)).toEqual(account)
  // The proof counts on, for when the registry answers or the form is mended.
  expect(await aRegistry().edit(request, visitor)).toMatchObject({ ok: true })
})

it('corrects who acts as agent without asking the registry, and leaves the level', async () => {
  const account = await aUnit()
  const registry = aRegistry()
  const agent = { ...typed('高远'), phone: '13900004321' }
  const { outcome } = await editAs(account, { of: 'unit', agent }, registry)
  expect(outcome).toMatchObject({ ok: true })
  expect(registry.asked).toEqual([])
  expect(await stores.accounts.find(account.id)).toMatchObject({
    level: 'L3',
    consents: [faceConsent, userConsent],
    unit: { representative: liang, agent: { name: '高远', phone: '+8613900004321' } },
  })
  expect((await historyOf(account.id))[0]).toMatchObject({ changed: ['agent'] })

  const again = (await stores.accounts.find(account.id)) ?? expect.fail()
  await editAs(again, { of: 'unit', agent: null })
  expect((await stores.accounts.find(account.id))?.unit).toEqual({ representative: liang })
})

it.each([
  [
    'the representative as agent',
    { agent: { ...typed('梁启航', liang.document.number), phone: '13900004321' } },
  ],
  ['the agent as representative', 'agent-becomes-representative'],
] as const)('does not take %s', async (_what, asked) => {
  const account = await aUnit()
  const agent = account.unit?.agent ?? expect.fail()
  const differs =
    typeof asked === 'string'
      ? { representative: typed(agent.name, agent.document.number) }
      : { agent: { ...asked.agent } }
  const { outcome } = await editAs(account, { of: 'unit', ...differs })
  expect(outcome).toEqual({ ok: false, refusal: 'agent-not-valid' })
})

it('keeps nothing readable of what was corrected in the history', async () => {
  const account = await aUnit()
  const chen = typed('陈海川')
  await editAs(account, { of: 'unit', representative: chen })
  const lines = JSON.stringify(await historyOf(account.id))
  for (const value of [chen.name, chen.documentNumber, liang.name, liang.document.number])
    expect(lines).not.toContain(value)
})

it('lets only one of two corrections at once through, whole', async () => {
  const account = await aPerson()
  const [one, other] = await Promise.all(
    ['李明桦', '李铭华'].map(async (name) => ({
      ...(await aProvenHolder(account, 'edit-information')),
      asked: { of: 'personal' as const, name },
    })),
  )
  const { edit } = aRegistry()
  const outcomes = await Promise.all(
    [one, other].map((each) =>
      each ? edit({ proofId: each.proof.id, corrections: each.asked }, each.visitor) : expect.fail(),
    ),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, refusal: 'proof-unknown' })
  expect(await stores.accounts.find(account.id)).toMatchObject({ sessionEpoch: 1 })
})

it('lets only one of two accounts have a document that both ask for', async () => {
  const document = { documentKind: 'resident-id' as const, documentNumber: aResidentId() }
  const accounts = [await aPerson(), await aPerson()]
  const edits = await Promise.all(accounts.map((account) => editAs(account, { of: 'personal', document })))
  expect(edits.filter(({ outcome }) => outcome.ok)).toHaveLength(1)
  expect(edits.map(({ outcome }) => outcome)).toContainEqual({
    ok: false,
    refusal: 'document-already-bound',
  })
})

it('is void for a proof of another act, and answers a repeat with the same session', async () => {
  const account = await aPerson()
  const { visitor, request, edit, outcome } = await editAs(account, { of: 'personal', name: '李明桦' })
  const again = await edit(request, { ...visitor, session: undefined })
  expect(again.ok && outcome.ok && again.value.started.cookie === outcome.value.started.cookie).toBe(true)
  expect((await historyOf(account.id)).filter(({ type }) => type === 'information-changed')).toHaveLength(1)
  expect(await edit(request, aVisitor())).toEqual({ ok: false, refusal: 'not-signed-in' })
  const { session } = await aSignIn((await stores.accounts.find(account.id)) ?? expect.fail())
  const leaving = await aProof(session, 'leave')
  expect(
    await edit({ ...request, proofId: leaving.id }, aVisitor({ session, browser: visitor.browser })),
  ).toEqual({ ok: false, refusal: 'proof-unknown' })
})

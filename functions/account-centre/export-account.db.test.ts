import { expect, it } from 'vitest'
import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import { ownDataSchema } from '../../shared/contracts/own-data.ts'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { aVisitor, DAY, goodPassword, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { eventId } from '../domain/account-event.ts'
import { within } from '../domain/attempts.ts'
import { facePersonOf } from '../domain/face-person.ts'
import { REPORT_KEPT_MS } from '../domain/face-report.ts'
import { newId } from '../domain/new-id.ts'
import { recoveryFailuresOf } from '../domain/recovery.ts'
import { aSignIn } from './account-centre.fixture.ts'
import { aSentReport, tellOfReport } from './dynamodb-sent-reports.fixture.ts'
import { dynamodbSentReports } from './dynamodb-sent-reports.ts'
import { exportAccount } from './export-account.ts'

const reports = dynamodbSentReports(...testTableOf('account-centre'), stores.personalData)
const act = exportAccount({ ...stores, reports })

async function exported(account: Account, now = noon) {
  const result = await act({ password: goodPassword }, { ...(await signedIn(account)), now })
  if (!result.ok) throw new Error(result.refusal)
  return ownDataSchema.parse(result.value)
}

async function signedIn(account: Account) {
  const visitor = aVisitor()
  const { session } = await aSignIn(account, visitor)
  return { ...visitor, account, session }
}

it('gives the holder everything, in full', async () => {
  const consent = { agreement: FACE_AGREEMENT, version: FACE_AGREEMENT_VERSION, at: noon } as const
  const account = await aHolder({ consents: [consent], level: 'L3' })
  const holder = await signedIn(account)
  const evidence = {
    amr: ['face'] as const,
    actions: ['nod'] as const,
    likeness: 0.7,
    printRisk: 0.1,
    judge: 'v1',
  }
  const line = { id: eventId(noon, newId()), accountId: account.id, at: noon }
  await stores.events.add({ ...line, type: 'certified-by-face', evidence })

  const result = await act({ password: goodPassword }, holder)
  if (!result.ok) throw new Error(result.refusal)
  const data = ownDataSchema.parse(result.value)
  expect(data.account).toMatchObject({
    kind: 'personal',
    name: account.name,
    documentNumber: account.document.number,
    phone: account.phone,
    level: 'L3',
    hasGuardian: false,
  })
  expect(data.consents).toEqual([{ ...consent, at: noon.toISOString() }])
  expect(data.sessions).toMatchObject([{ surface: 'app', methods: ['pwd'] }])
  expect(data.history.map(({ type }) => type).toSorted()).toEqual([
    'certified-by-face',
    'data-exported',
    'registered',
    'signed-in-by-password',
  ])
  expect(data.history.find(({ type }) => type === 'certified-by-face')?.evidence).toEqual(evidence)
  expect(data.isHistoryWhole).toBe(true)
})

it('gives no hash, no secret, and nothing of people other than the holder but what their pages show', async () => {
  const guardian = { name: '李大山', document: { kind: 'hk-macau-permit', number: 'H87654321' } } as const
  const representative = { name: '方岭南', document: { kind: 'passport', number: 'X7654321' } } as const
  const account = await aHolder({
    kind: 'unit',
    name: '岭南示例建筑工程有限公司',
    guardian,
    unit: { representative },
  })
  const holder = await signedIn(account)
  const text = JSON.stringify(await act({ password: goodPassword }, holder))
  for (const secret of [
    account.passwordHash,
    holder.session.hash,
    '李大山',
    'H87654321',
    '方岭南',
    'X7654321',
  ])
    expect(text).not.toContain(secret)
  expect(text).toContain('方**')
  expect(text).toContain('"hasGuardian":true')
})

it('has the reports that the help desk was sent, newest first, in the holder’s own words, and until when they are kept', async () => {
  const account = await aHolder()
  const { number } = account.document
  const first = await aSentReport(account, { sentAt: later(noon, -DAY), remark: '' })
  const second = await aSentReport(account, { remark: '安全帽挡住了额头，摘下来也不行' })
  const { faceReports } = await exported(account)
  expect(faceReports.map(({ ticket }) => ticket)).toEqual([second.ticket, first.ticket])
  expect(faceReports[0]).toEqual({
    ticket: second.ticket,
    sentAt: noon.toISOString(),
    keptUntil: later(noon, 180 * DAY).toISOString(),
    person: {
      name: account.name,
      documentKind: 'resident-id',
      maskedNumber: `${number.slice(0, 6)}********${number.slice(-4)}`,
    },
    device: 'phone',
    browser: 'Chrome',
    system: 'Android 15',
    failures: [
      {
        at: later(noon, -MINUTE).toISOString(),
        reason: 'action-missing',
        action: 'nod',
        text: '有一个动作没有看清（点头）',
      },
    ],
    remark: '安全帽挡住了额头，摘下来也不行',
    consent: second.consent,
  })
})

it('has no report of another account, nor of a recovery, whatever number stands in the history', async () => {
  const account = await aHolder()
  const others = await aSentReport(await aHolder())
  const recovering = await aSentReport(await aHolder(), {
    about: { recoveryId: newId() },
    phone: '+8613900000000',
  })
  for (const report of [others, recovering]) await tellOfReport(account, report)
  const data = await exported(account)
  expect(data.history.filter(({ ticket }) => ticket !== null)).toHaveLength(2)
  expect(data.faceReports).toEqual([])
})

it('has no report whose time is over, though the database has not deleted it yet', async () => {
  const account = await aHolder({ registeredAt: later(noon, -REPORT_KEPT_MS - DAY) })
  const sentAt = later(noon, -REPORT_KEPT_MS)
  const { ticket } = await aSentReport(account, { sentAt })
  expect((await exported(account, later(noon, -1))).faceReports).toMatchObject([{ ticket }])
  expect((await exported(account)).faceReports).toEqual([])
})

it('masks the legal representative in a unit’s report', async () => {
  const representative = { name: '方岭南', document: { kind: 'passport', number: 'X7654321' } } as const
  const account = await aHolder({ kind: 'unit', name: '岭南示例建筑工程有限公司', unit: { representative } })
  await aSentReport(account)
  expect((await exported(account)).faceReports).toMatchObject([{ person: { name: '方**' } }])
})

it('has what failed in a recovery of the account on its own phone, and when face recognition was agreed to no more', async () => {
  const account = await aHolder({ faceConsentWithdrawnAt: noon })
  const claim = { person: facePersonOf(account) }
  const { ofBoth } = await recoveryFailuresOf(stores.personalData, { claim, phone: account.phone })
  await stores.attempts.record(ofBoth, noon, within({ most: 50, withinMs: DAY }))
  const data = await exported(account)
  expect(data.failedRecoveries).toEqual([noon.toISOString()])
  expect(data.failedFaceChecks).toEqual([])
  expect(data.account.faceConsentWithdrawnAt).toBe(noon.toISOString())
})

it('has of a line what was corrected, which level that took back, where a session ended, and whether the browser was new', async () => {
  const account = await aHolder()
  const { where } = aVisitor().browser
  const line = { accountId: account.id, at: noon }
  await stores.events.add({
    ...line,
    id: eventId(noon, newId()),
    type: 'information-changed',
    changed: ['name'],
    levelBefore: 'L3',
  })
  await stores.events.add({ ...line, id: eventId(noon, newId()), type: 'session-ended', ended: where })
  const { history } = await exported(account)
  const lineOf = (of: string) => history.find(({ type }) => type === of)
  expect(lineOf('information-changed')).toMatchObject({ changed: ['name'], levelBefore: 'L3' })
  expect(lineOf('session-ended')).toMatchObject({ ended: where })
  expect(lineOf('registered')).toMatchObject({ newBrowser: false, ended: null, changed: null })
})

it('has every line of a long history', async () => {
  const account = await aHolder()
  const holder = await signedIn(account)
  for (let minutes = 0; minutes < 520; minutes += 1) {
    const at = later(noon, -minutes * MINUTE)
    await stores.events.add({ id: eventId(at, newId()), accountId: account.id, type: 'signed-out', at })
  }
  const result = await act({ password: goodPassword }, holder)
  expect(result.ok && result.value.history.filter(({ type }) => type === 'signed-out')).toHaveLength(520)
})

it('shows nothing without the password, and slows whoever guesses it', async () => {
  const account = await aHolder()
  const holder = await signedIn(account)
  for (let tries = 0; tries < 5; tries += 1)
    expect(await act({ password: 'not-the-password' }, holder)).toEqual({
      ok: false,
      refusal: 'password-wrong',
    })
  expect(await act({ password: goodPassword }, holder)).toMatchObject({ refusal: 'too-many-tries' })
  expect((await historyOf(account.id)).some(({ type }) => type === 'data-exported')).toBe(false)
})

it('gives it ten times a day, and each leaves a line', async () => {
  const account = await aHolder()
  const holder = await signedIn(account)
  for (let times = 0; times < 10; times += 1)
    expect(await act({ password: goodPassword }, holder)).toMatchObject({ ok: true })
  expect(await act({ password: goodPassword }, holder)).toMatchObject({ refusal: 'too-many-tries' })
  expect(await act({ password: goodPassword }, { ...holder, now: later(noon, DAY) })).toMatchObject({
    ok: true,
  })
  const lines = (await historyOf(account.id)).filter(({ type }) => type === 'data-exported')
  expect(lines).toHaveLength(11)
})

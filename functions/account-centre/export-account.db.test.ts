import { expect, it } from 'vitest'
import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import { ownDataSchema } from '../../shared/contracts/own-data.ts'
import { aVisitor, DAY, goodPassword, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { eventId } from '../domain/account-event.ts'
import { newId } from '../domain/new-id.ts'
import { aSignIn } from './account-centre.fixture.ts'
import { exportAccount } from './export-account.ts'

const act = exportAccount(stores)

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

import { expect, it } from 'vitest'
import { aPhone, aResidentId, DAY, later, noon } from '../adapters/people.fixture.ts'
import { accountKey } from '../adapters/dynamodb/account-item.ts'
import { erase } from '../adapters/dynamodb/test-items.fixture.ts'
import type { Account } from '../domain/account.ts'
import { aHolder, historyOf, stores, untoldOf } from '../adapters/stores.fixture.ts'
import {
  actsOver,
  aCertified,
  aClaimed,
  aDeviceOf,
  aForm,
  aPassed,
  aRoom,
  aUnit,
  beginAs,
  evidence,
  HOUR,
  newPassword,
  passFace,
  recoveries,
  room,
} from './recovery.fixture.ts'
import { aVisitor } from '../adapters/people.fixture.ts'

const NO_ACCOUNT = { ok: false, refusal: 'no-such-account' }

it.each([
  ['a person', aHolder],
  ['a unit', aUnit],
] as const)(
  'finds the account of %s once the face has passed, and asks for a password',
  async (_who, make) => {
    const account = await make()
    const { shown } = await aClaimed(account)
    expect(shown).toEqual({
      state: 'password-needed',
      accountKind: account.kind,
      expiresInSeconds: 30 * 60,
      effectiveAt: null,
    })
  },
)

it('claims nothing before the face has passed', async () => {
  const account = await aHolder()
  const visitor = aVisitor()
  const { name, document } = account
  const form = { name, documentKind: document.kind, documentNumber: document.number }
  const begun = await beginAs(form, visitor)
  const recoveryId = begun.ok ? begun.value.recoveryId : ''
  const { claim, messages } = aRoom()
  expect(await claim({ recoveryId }, visitor)).toMatchObject({ value: { state: 'face-needed' } })
  expect(messages).toEqual([])
  expect(await historyOf(account.id)).toHaveLength(1)
})

it('says that there is no account only to whom the face has passed, and says it again', async () => {
  const visitor = aVisitor()
  const begun = await beginAs(aForm(), visitor)
  const recoveryId = begun.ok ? begun.value.recoveryId : ''
  await passFace(recoveryId)
  expect(await room.claim({ recoveryId }, visitor)).toEqual(NO_ACCOUNT)
  expect(await room.claim({ recoveryId }, visitor)).toEqual(NO_ACCOUNT)
  expect(await room.read({ recoveryId }, visitor)).toEqual(NO_ACCOUNT)
})

it('takes no account whose holder has another name', async () => {
  const account = await aHolder()
  const { recoveryId, visitor } = await aPassed({ ...account, name: '王建国' })
  expect(await room.claim({ recoveryId }, visitor)).toEqual(NO_ACCOUNT)
})

it.each([
  ['its name', { name: '广东南粤第二建工有限公司' }],
  [
    'its representative',
    {
      unit: {
        representative: {
          name: '欧阳建国',
          document: { kind: 'resident-id' as const, number: aResidentId() },
        },
      },
    },
  ],
])('takes no unit that differs in %s', async (_what, stored) => {
  const account = await aUnit()
  const { recoveryId, visitor } = await aPassed({ ...account, ...stored })
  expect(await room.claim({ recoveryId }, visitor)).toEqual(NO_ACCOUNT)
})

it('knows a unit’s name in whichever brackets it is typed', async () => {
  const account = await aUnit({ name: '南粤（珠海）建工有限公司' })
  const { recoveryId, visitor } = await aPassed({ ...account, name: '南粤(珠海)建工有限公司' })
  expect(await room.claim({ recoveryId }, visitor)).toMatchObject({ ok: true })
})

it('tells the old phone at once, with where it was and a link, once; and the history', async () => {
  const account = await aHolder()
  const { recoveryId, visitor } = await aPassed(account)
  const { claim, messages } = aRoom()
  await claim({ recoveryId }, visitor)
  await claim({ recoveryId }, visitor)
  const { where } = visitor.browser
  const link = expect.stringMatching(/^https:\/\/id\.example\/r#[\w-]{22}$/) as string
  expect(messages).toEqual([
    { phone: account.phone, message: { kind: 'recovery-begun', at: noon, where, link } },
  ])
  const [latest] = await historyOf(account.id)
  expect(latest).toMatchObject({ type: 'recovery-begun', at: noon, where, evidence })
})

it('keeps what the network did not take, link and all, until it is told, stopped or done', async () => {
  const account = await aHolder()
  const untold = async () => (await untoldOf(account)).map(({ message }) => message.kind)
  const first = await aClaimed(account, { networkUp: false })
  expect(await untoldOf(account)).toMatchObject([{ phone: account.phone, recoveryId: first.recoveryId }])
  await room.stop(first, await aDeviceOf(account))
  expect(await untold()).toEqual([])

  const { recoveryId, visitor } = await aClaimed(account, { networkUp: false })
  expect(await untold()).toEqual(['recovery-begun'])
  await aRoom({ networkUp: false }).complete({ recoveryId, password: newPassword }, visitor)
  expect(await untold()).toEqual(['account-recovered'])

  const told = await aHolder()
  await aClaimed(told)
  expect(await untoldOf(told)).toEqual([])
})

it('shows it to every device that is signed in, and only while it is under way', async () => {
  const account = await aHolder()
  const device = await aDeviceOf(account)
  expect(await room.readOwn(device)).toEqual({ ok: true, value: { recovery: null } })
  const { recoveryId, visitor, phone, token } = await aClaimed(account)
  const masked = `${phone.slice(3, 6)}****${phone.slice(-4)}`
  const shown = { startedAt: noon.toISOString(), where: visitor.browser.where, effectiveAt: null }
  expect(await room.readOwn(device)).toMatchObject({
    value: { recovery: { recoveryId, ...shown, canConfirm: true } },
  })
  const own = await room.readOwn(device)
  expect(own.value.recovery?.maskedPhone).toContain(masked.slice(-4))
  expect(JSON.stringify(own)).not.toContain(phone.slice(3))
  await room.stopByLink({ token }, aVisitor())
  expect(await room.readOwn(device)).toEqual({ ok: true, value: { recovery: null } })
})

it('leaves to the latest whose face has passed what takes effect', async () => {
  const account = await aHolder()
  const earlier = await aClaimed(account)
  const latest = await aClaimed(account)
  expect(await room.read(earlier, earlier.visitor)).toEqual({
    ok: true,
    value: { state: 'stopped', accountKind: 'personal', because: 'overtaken' },
  })
  expect(await room.read(latest, latest.visitor)).toMatchObject({ value: { state: 'password-needed' } })
})

it('goes so often a day and no more: each is told, and an account is sent ten messages of a sort', async () => {
  const account = await aHolder()
  for (let turn = 0; turn < 5; turn++) await aClaimed(account)
  const { recoveryId, visitor } = await aPassed(account)
  expect(await room.claim({ recoveryId }, visitor)).toMatchObject({ refusal: 'too-many-recoveries' })
  const next = await aPassed(account, { now: later(noon, DAY) })
  expect(await room.claim(next, next.visitor)).toMatchObject({ ok: true })
})

it.each([
  ['whose phone answers and that is certified', { level: 'L3' }, false, 24],
  ['that is certified, for whoever still has the phone', { level: 'L3' }, true, 0],
  ['that rests on no face yet', { level: 'L2' }, false, 0],
  [
    'whose phone nobody proved for 90 days',
    { level: 'L3', phoneVerifiedAt: later(noon, -90 * DAY) },
    false,
    0,
  ],
] as const)(
  'has an account %s wait: %o, phone kept: %s, %i hours',
  async (_what, differs, keepsPhone, hours) => {
    const account = await aHolder(differs)
    const { shown } = await aClaimed(account, { phone: keepsPhone ? account.phone : aPhone() })
    const effectiveAt = hours === 0 ? null : later(noon, hours * HOUR).toISOString()
    expect(shown).toMatchObject({ state: 'password-needed', effectiveAt })
  },
)

it('hears the holder also where the phone is stale and an app is signed in', async () => {
  const account = await aCertified({ phoneVerifiedAt: later(noon, -90 * DAY) })
  await aDeviceOf(account)
  const { shown } = await aClaimed(account)
  expect(shown).toMatchObject({ effectiveAt: later(noon, 24 * HOUR).toISOString() })
})

it('hears them all the same when the stale phone itself comes with the face: it may have been given to somebody else', async () => {
  const account = await aCertified({ phoneVerifiedAt: later(noon, -90 * DAY) })
  await aDeviceOf(account)
  const { shown } = await aClaimed(account, { phone: account.phone })
  expect(shown).toMatchObject({ effectiveAt: later(noon, 24 * HOUR).toISOString() })
})

it('writes no line under an account that came to its end at this very moment', async () => {
  const account = await aHolder()
  const { recoveryId, visitor } = await aPassed(account)
  const accounts = {
    ...stores.accounts,
    // The sweep comes right after it was read.
    async find(id: Account['id']) {
      const found = await stores.accounts.find(id)
      await erase(accountKey(account.id))
      return found
    },
  }
  const { ports } = aRoom()
  await actsOver({ ...ports, accounts }).claim({ recoveryId }, visitor)
  expect((await historyOf(account.id)).map(({ type }) => type)).not.toContain('recovery-begun')
  expect(await room.claim({ recoveryId }, visitor)).toEqual(NO_ACCOUNT)
})

it('waits as long as the deployment says, or not at all', async () => {
  for (const [coolingOffHours, effectiveAt] of [
    [0, null],
    [72, later(noon, 72 * HOUR).toISOString()],
  ] as const) {
    const { recoveryId, visitor } = await aPassed(await aCertified())
    const claimed = await aRoom({ coolingOffHours }).claim({ recoveryId }, visitor)
    expect(claimed).toMatchObject({ value: { state: 'password-needed', effectiveAt } })
  }
})

it('keeps the old phone sealed, and gives back what it kept', async () => {
  const account = await aHolder()
  const { recoveryId } = await aClaimed(account)
  const kept = await recoveries.find(recoveryId)
  expect(kept?.account).toEqual({
    id: account.id,
    epoch: 0,
    phone: account.phone,
    claimedAt: noon,
    waitMs: 0,
    toldAt: noon,
  })
  expect(await stores.recoveries.find(recoveryId)).toEqual(kept)
})

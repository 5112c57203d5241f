import { expect, it } from 'vitest'
import { aBrowser, aPhone, aVisitor, consents, DAY, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import { byCode, sessionOf, withCode } from './sign-in.fixture.ts'

it('signs a person in by phone and code, and writes it into the history', async () => {
  const account = await aHolder()
  const session = sessionOf(await withCode(account))
  expect(session).toMatchObject({ accountId: account.id, methods: ['sms'] })
  expect(await stores.sessions.live(account, noon)).toEqual([session])
  expect((await historyOf(account.id))[0]).toMatchObject({
    type: 'signed-in-by-code',
    session: { hash: session.hash },
  })
})

it('signs a unit in by its phone and code', async () => {
  const account = await aHolder({ kind: 'unit', name: '岭南示例建筑工程有限公司' })
  const result = await withCode(account)
  expect(sessionOf(result)).toMatchObject({ accountId: account.id })
  expect(result).toMatchObject({
    value: {
      outcome: 'signed-in',
      holder: { accountKind: 'unit', maskedName: '岭南示例建筑工程有限公司' },
    },
  })
})

it('takes the code as proof that the phone is still the holder’s', async () => {
  const account = await aHolder()
  await withCode(account)
  expect((await stores.accounts.find(account.id))?.phoneVerifiedAt).toEqual(noon)
})

it('does not take a phone that went unproven for 90 days for the holder’s again, by a code alone', async () => {
  const account = await aHolder({ phoneVerifiedAt: later(noon, -90 * DAY) })
  expect(await withCode(account)).toMatchObject({ ok: true })
  expect((await stores.accounts.find(account.id))?.phoneVerifiedAt).toEqual(account.phoneVerifiedAt)
})

it('takes the phone number as people type it', async () => {
  const { phone } = await aHolder()
  const visitor = aVisitor()
  const code = await smsCodeFor(phone, 'sign-in', visitor)
  const typed = phone.replace(/^\+86(...)(....)/, '$1 $2 ')
  expect(await byCode({ phone: typed, code, consents }, visitor)).toMatchObject({ ok: true })
})

it('says that a phone has no account only to someone whose code was right', async () => {
  const phone = aPhone()
  const visitor = aVisitor()
  await smsCodeFor(phone, 'sign-in', visitor, '111111')
  expect(await byCode({ phone, code: '222222', consents }, visitor)).toEqual({
    ok: false,
    refusal: 'code-wrong',
    hint: { triesLeft: 4 },
  })
  expect(await byCode({ phone, code: '111111', consents }, visitor)).toEqual({
    ok: false,
    refusal: 'no-account-for-phone',
  })
})

it('answers a wrong code alike whether or not the phone has an account', async () => {
  const { phone } = await aHolder()
  for (const each of [phone, aPhone()]) {
    const visitor = aVisitor()
    await smsCodeFor(each, 'sign-in', visitor, '111111')
    const results = []
    for (let turn = 0; turn < 6; turn++)
      results.push(await byCode({ phone: each, code: '222222', consents }, visitor))
    expect(results.map((result) => !result.ok && [result.refusal, result.hint?.triesLeft])).toEqual([
      ...[4, 3, 2, 1, 0].map((left) => ['code-wrong', left]),
      ['code-tries-spent', undefined],
    ])
  }
})

it('opens once with one code, also when it is given twice at the same moment', async () => {
  const { phone } = await aHolder()
  const visitor = aVisitor()
  const code = await smsCodeFor(phone, 'sign-in', visitor)
  const results = await Promise.all([1, 2].map(() => byCode({ phone, code, consents }, visitor)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
})

it.each([
  ['five minutes later', () => aVisitor({ now: later(noon, 5 * MINUTE) }), true],
  ['in another browser', () => aVisitor({ browser: aBrowser() }), false],
] as const)('does not take a code %s', async (_what, visitorThen, sameBrowser) => {
  const { phone } = await aHolder()
  const visitor = aVisitor()
  const code = await smsCodeFor(phone, 'sign-in', visitor)
  const then = { ...visitorThen(), ...(sameBrowser && { browser: visitor.browser }) }
  expect(await byCode({ phone, code, consents }, then)).toEqual({ ok: false, refusal: 'code-expired' })
})

it('refuses what is no mobile number, and outdated agreements', async () => {
  const request = { phone: '12345', code: '246810', consents }
  expect(await byCode(request, aVisitor())).toEqual({ ok: false, refusal: 'phone-not-valid' })
  const outdated = { ...consents, 'privacy-policy': '2020-01-01' }
  expect(await byCode({ ...request, consents: outdated }, aVisitor())).toEqual({
    ok: false,
    refusal: 'consent-outdated',
  })
})

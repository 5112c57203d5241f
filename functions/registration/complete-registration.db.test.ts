import { expect, it } from 'vitest'
import { aResidentId, aVisitor, goodPassword, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { historyOf, stores } from '../adapters/stores.fixture.ts'
import { aRegistration, complete, completeAs, ports, visitorOf } from './registration.fixture.ts'
import { completeRegistration } from './complete-registration.ts'

it('makes an account of level L1 and signs the person in', async () => {
  const registration = await aRegistration({ phone: '+8613912345671' })
  const visitor = visitorOf(registration)

  const result = await complete({ registrationId: registration.id, password: goodPassword }, visitor)

  expect(result).toMatchObject({
    ok: true,
    value: {
      holder: { accountKind: 'personal', level: 'L1', maskedName: '陈**', maskedPhone: '139****5671' },
    },
  })
  const account = await stores.accounts.find(registration.accountId)
  expect(account).toMatchObject({ name: '陈小雅', document: registration.document, registeredAt: noon })
  expect(await stores.passwords.verify(account?.passwordHash, goodPassword)).toBe(true)
  const [session] = await stores.sessions.live({ id: registration.accountId, sessionEpoch: 0 }, noon)
  expect(session).toMatchObject({ methods: ['pwd', 'sms'], browserTag: visitor.browser.tag, surface: 'app' })
  expect(await historyOf(registration.accountId)).toMatchObject([
    { type: 'registered', where: visitor.browser.where, session: { hash: session?.hash } },
  ])
})

it('shows nothing of document, name or phone in the clear', async () => {
  const registration = await aRegistration()
  const result = await completeAs(registration)
  const answer = JSON.stringify(result.ok && result.value.holder)
  for (const secret of [registration.name, registration.document.number, registration.phone.slice(3)]) {
    expect(answer).not.toContain(secret)
  }
})

it.each([
  ['too short', () => '7-chars', 'password-too-short'],
  ['too long', () => '长'.repeat(129), 'password-too-long'],
  ['among the most used', () => 'password1', 'password-too-common'],
  ['made with the own name', () => 'x-陈小雅-2026', 'password-tells-who-you-are'],
  ['made with the own phone', (phone: string) => `call-${phone.slice(3)}`, 'password-tells-who-you-are'],
  [
    'made with the own number',
    (_phone: string, number: string) => `id-${number.slice(-6)}!`,
    'password-tells-who-you-are',
  ],
] as const)(
  'refuses a password that is %s, and the person can choose another',
  async (_what, make, refusal) => {
    const registration = await aRegistration()
    const password = make(registration.phone, registration.document.number)
    expect(await completeAs(registration, password)).toEqual({ ok: false, refusal })
    expect(await completeAs(registration)).toMatchObject({ ok: true })
  },
)

it('knows no registration of another browser', async () => {
  const { id } = await aRegistration()
  const unknown = { ok: false, refusal: 'registration-unknown' }
  expect(await complete({ registrationId: id, password: goodPassword }, aVisitor())).toEqual(unknown)
})

it('refuses from the very moment the registration expires', async () => {
  const registration = await aRegistration()
  const at = (now: Date) =>
    complete({ registrationId: registration.id, password: goodPassword }, visitorOf(registration, { now }))
  expect(await at(registration.expiresAt)).toEqual({ ok: false, refusal: 'registration-expired' })
  expect(await at(later(registration.expiresAt, -1))).toMatchObject({ ok: true })
})

it('answers the same when the first answer got lost: one account, a session more', async () => {
  const registration = await aRegistration()
  const first = await completeAs(registration)
  const second = await completeAs(registration)

  expect(second.ok && second.value.holder).toEqual(first.ok && first.value.holder)
  expect(await stores.accounts.findByDocumentKey(registration.document.number)).toEqual([
    registration.accountId,
  ])
  expect(await stores.sessions.live({ id: registration.accountId, sessionEpoch: 0 }, noon)).toHaveLength(2)
  const types = (await historyOf(registration.accountId)).map(({ type }) => type)
  expect(types.sort()).toEqual(['registered', 'signed-in-by-password'])
})

it('lets nobody in who comes back to a completed registration with another password', async () => {
  const registration = await aRegistration()
  await completeAs(registration)
  const guesses = Array.from({ length: 7 }, (_, turn) =>
    completeAs(registration, `another-guess-${String(turn)}`),
  )
  for (const guess of guesses) expect(await guess).toEqual({ ok: false, refusal: 'document-already-bound' })
  // The limit of any sign-in holds here too: by now even the right one has to wait.
  expect(await completeAs(registration)).toEqual({ ok: false, refusal: 'document-already-bound' })
  const muchLater = visitorOf(registration, { now: later(noon, 14 * MINUTE) })
  expect(
    await complete({ registrationId: registration.id, password: goodPassword }, muchLater),
  ).toMatchObject({ ok: true })
})

it('goes on where a crash left it: the account is there and nobody was signed in', async () => {
  const registration = await aRegistration()
  const sessions = { ...stores.sessions, add: () => Promise.reject(new Error('crash')) }
  const crashing = completeRegistration({ ...ports, sessions })
  const request = { registrationId: registration.id, password: goodPassword }
  await expect(crashing(request, visitorOf(registration))).rejects.toThrow('crash')

  expect(await completeAs(registration)).toMatchObject({ ok: true })
})

it('ends the session of whoever was signed in here before', async () => {
  const first = await aRegistration()
  const opened = await completeAs(first)
  const second = await aRegistration({ browserTag: first.browserTag })
  const session = opened.ok ? opened.value.started.session : undefined
  await complete({ registrationId: second.id, password: goodPassword }, visitorOf(second, { session }))
  expect(await stores.sessions.live({ id: first.accountId, sessionEpoch: 0 }, noon)).toEqual([])
})

it.each([1, 2])(
  'lets one of two people register a document at once and tells the other R4 (%i)',
  async () => {
    const document = { kind: 'resident-id' as const, number: aResidentId() }
    const both = await Promise.all([aRegistration({ document }), aRegistration({ document })])
    const results = await Promise.all(both.map((each) => completeAs(each)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results).toContainEqual({ ok: false, refusal: 'document-already-bound' })
  },
)

it.each([1, 2])('lets one of two people register a phone at once and tells the other R5 (%i)', async () => {
  const { phone } = await aRegistration()
  const both = await Promise.all([aRegistration({ phone }), aRegistration({ phone })])
  const results = await Promise.all(both.map((each) => completeAs(each)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results).toContainEqual({ ok: false, refusal: 'phone-already-bound' })
})

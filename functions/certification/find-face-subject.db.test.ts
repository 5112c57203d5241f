import { expect, it } from 'vitest'
import { later, MINUTE } from '../adapters/people.fixture.ts'
import { aHolder, raiseEpoch, stores } from '../adapters/stores.fixture.ts'
import { newId } from '../domain/new-id.ts'
import {
  aCertifiedHandOver,
  anOpenHandOver,
  aPhoneElsewhere,
  aTakenHandOver,
  aUnit,
  cancel,
  ports,
  signedIn,
} from './face-hand-over.fixture.ts'
import { HAND_OVER_LIFE_MS } from './face-hand-over.ts'
import { findFaceSubject } from './find-face-subject.ts'

const find = findFaceSubject(ports)
type Taken = Awaited<ReturnType<typeof aTakenHandOver>>
const refused = (refusal: string) => ({ ok: false, refusal })

it('is of whoever is signed in, and it has to be their own face', async () => {
  const holder = await signedIn(await aHolder())
  const { account, session } = holder
  expect(await find({}, holder)).toEqual({
    ok: true,
    value: { account, session, person: { name: account.name, document: account.document } },
  })
})

it('has to be the representative’s face for a unit', async () => {
  const holder = await signedIn(await aUnit())
  const { unit } = holder.account
  expect(await find({}, holder)).toMatchObject({ ok: true, value: { person: unit?.representative } })
})

it('is nobody’s where nobody is signed in, or was until all sessions were ended', async () => {
  expect(await find({}, aPhoneElsewhere())).toEqual(refused('not-signed-in'))
  const holder = await signedIn(await aHolder())
  await raiseEpoch(holder.account)
  expect(await find({}, holder)).toEqual(refused('not-signed-in'))
})

it('sees a consent at once that was given a moment ago', async () => {
  const holder = await signedIn(await aHolder())
  await stores.accounts.recordConsents(holder.account.id, [
    { agreement: 'face-recognition', version: '2026-11-27', at: holder.now },
  ])
  expect(await find({}, holder)).toMatchObject({
    ok: true,
    value: { account: { consents: [{ agreement: 'face-recognition' }] } },
  })
})

it('is of the account that was handed over to this phone, whoever is signed in on it', async () => {
  const { ticket, id, account, phone } = await aTakenHandOver()
  const { session } = await signedIn(await aHolder(), 'app')
  for (const someone of [phone, { ...phone, session }]) {
    const found = await find({ handOver: ticket }, someone)
    expect(found).toMatchObject({
      ok: true,
      value: { account, person: account.unit?.representative, handOver: { id, state: 'taken' } },
    })
    expect(found.ok && 'session' in found.value).toBe(false)
  }
})

it('knows no hand-over of another phone, none that nobody took and none that nobody made', async () => {
  const { ticket, holder } = await aTakenHandOver()
  const waiting = await anOpenHandOver()
  const asks = [
    [ticket, aPhoneElsewhere()],
    // Nor does whoever handed it over get it by the ticket.
    [ticket, holder],
    [waiting.ticket, waiting.holder],
    [newId(), aPhoneElsewhere()],
  ] as const
  for (const [handOver, someone] of asks)
    expect(await find({ handOver }, someone)).toEqual(refused('hand-over-unknown'))
})

it('is over for the phone from the very moment the half hour ends', async () => {
  const { ticket, phone } = await aTakenHandOver()
  const at = (ms: number) => find({ handOver: ticket }, { ...phone, now: later(phone.now, ms) })
  expect(HAND_OVER_LIFE_MS).toBe(30 * MINUTE)
  expect(await at(HAND_OVER_LIFE_MS - 1)).toMatchObject({ ok: true })
  expect(await at(HAND_OVER_LIFE_MS)).toEqual(refused('hand-over-expired'))
})

it.each([
  ['it was cancelled', async ({ ticket, holder }: Taken) => cancel({ ticket }, holder)],
  ['all sessions of the account were ended', ({ account }: Taken) => raiseEpoch(account)],
  [
    'the session was ended that handed it over',
    async ({ account, holder }: Taken) => stores.sessions.end(account.id, holder.session, holder.now),
  ],
  [
    '«this was not me» was said to that browser',
    async ({ account, holder }: Taken) =>
      stores.sessions.forgetBrowser(account.id, holder.browser.tag, holder.now),
  ],
] satisfies [string, (taken: Taken) => Promise<unknown>][])(
  'is over for the phone once %s',
  async (_what, happens) => {
    const taken = await aTakenHandOver()
    await happens(taken)
    expect(await find({ handOver: taken.ticket }, taken.phone)).toEqual(refused('hand-over-over'))
  },
)

it('is over for the phone once certified: it can agree to nothing and start nothing more', async () => {
  const { ticket, phone } = await aCertifiedHandOver()
  expect(await find({ handOver: ticket }, phone)).toEqual(refused('hand-over-over'))
})

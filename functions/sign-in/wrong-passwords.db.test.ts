import { expect, it } from 'vitest'
import {
  aBrowser,
  aResidentId,
  aVisitor,
  consents,
  goodPassword,
  later,
  MINUTE,
  noon,
} from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import type { Visitor } from '../domain/open-session.ts'
import { signInByPassword } from './sign-in-by-password.ts'
import { newBrowserNotices } from './tell-of-new-browser.ts'
import { withPassword } from './sign-in.fixture.ts'

const WRONG = { ok: false, refusal: 'number-or-password-wrong' }
const mustWait = (minutes: number) => ({
  ok: false,
  refusal: 'too-many-tries',
  hint: { retryAfterSeconds: minutes * 60 },
})
const guess = (number: string, visitor: Visitor = aVisitor()) =>
  withPassword(number, 'not-the-password', visitor)
const at = (minutes: number) => aVisitor({ now: later(noon, minutes * MINUTE) })

it('slows guessing after five wrong passwords: 1, 2, 4, 8 and at most 15 minutes', async () => {
  const { document } = await aHolder()
  for (let turn = 0; turn < 5; turn++) expect(await guess(document.number)).toEqual(WRONG)

  let minute = 0
  for (const delay of [1, 2, 4, 8, 15, 15]) {
    expect(await withPassword(document.number, goodPassword, at(minute))).toEqual(mustWait(delay))
    minute += delay
    expect(await guess(document.number, at(minute))).toEqual(WRONG)
  }
})

it('never closes for good: the right password opens once the delay is over, and the count begins anew', async () => {
  const { document } = await aHolder()
  for (let turn = 0; turn < 6; turn++) await guess(document.number)
  expect(await withPassword(document.number, goodPassword, at(1))).toMatchObject({ ok: true })
  for (let turn = 0; turn < 5; turn++) expect(await guess(document.number, at(2))).toEqual(WRONG)
})

it('counts thirty at once as thirty', async () => {
  const { document } = await aHolder()
  const results = await Promise.all(Array.from({ length: 30 }, () => guess(document.number)))
  const looked = results.filter((result) => !result.ok && result.refusal === 'number-or-password-wrong')
  expect(looked.length).toBeGreaterThan(0)
  expect(looked.length).toBeLessThanOrEqual(5)
})

it('does not slow the holder, in a browser they know, by what an outsider guesses', async () => {
  const { document } = await aHolder()
  const home = aVisitor()
  await withPassword(document.number, goodPassword, home)
  for (let turn = 0; turn < 8; turn++) await guess(document.number)
  expect(await guess(document.number)).toMatchObject({ refusal: 'too-many-tries' })

  expect(await withPassword(document.number, goodPassword, home)).toMatchObject({ ok: true })
})

it('counts a browser that the holder disowned with all other strangers', async () => {
  const { id, document } = await aHolder()
  const thief = aVisitor()
  await withPassword(document.number, goodPassword, thief)
  await stores.sessions.forgetBrowser(id, thief.browser.tag, noon)
  for (let turn = 0; turn < 5; turn++) await guess(document.number)

  expect(await guess(document.number, thief)).toEqual(mustWait(1))
})

it('limits guessing in a browser that the account knows as well', async () => {
  const { document } = await aHolder()
  const home = aVisitor()
  await withPassword(document.number, goodPassword, home)
  for (let turn = 0; turn < 5; turn++) expect(await guess(document.number, home)).toEqual(WRONG)
  expect(await guess(document.number, home)).toEqual(mustWait(1))
})

it('limits one address that tries one number after the other', async () => {
  const { address } = aBrowser()
  const from = (now = noon) => aVisitor({ now, browser: aBrowser({ address }) })
  for (let turn = 0; turn < 60; turn++) expect(await guess(aResidentId(), from())).toEqual(WRONG)
  const { document } = await aHolder()
  expect(await withPassword(document.number, goodPassword, from())).toMatchObject({
    refusal: 'too-many-tries',
  })
  expect(await withPassword(document.number, goodPassword, from(later(noon, 15 * MINUTE)))).toMatchObject({
    ok: true,
  })
})

it('answers a number that nobody has exactly as it answers a wrong password, however often', async () => {
  const { document } = await aHolder()
  const stranger = aResidentId()
  for (let turn = 0; turn < 7; turn++) {
    expect(await guess(stranger)).toEqual(await guess(document.number))
  }
})

it.each(['not a number at all', '440106199001011235', '👷', '0'])(
  'answers «%s» like a wrong password',
  async (text) => {
    expect(await guess(text)).toEqual(WRONG)
  },
)

it('does the same work for a number that nobody has: as many reads, hashes and counted tries', async () => {
  const { document } = await aHolder()
  const known = watchedWork()
  const unknown = watchedWork()
  await known.guess(document.number)
  await unknown.guess(aResidentId())
  expect(known.calls.length).toBeGreaterThan(4)
  expect(unknown.calls).toEqual(known.calls)
})

// Tried again when other work got in the way: a difference that is really there shows every time.
it('takes the same time for a number that nobody has, within noise', { retry: 3 }, async () => {
  const { document } = await aHolder()
  const times = { known: [] as number[], unknown: [] as number[] }
  for (let turn = 0; turn < 50; turn++) {
    // A day apart, so that no limit answers in the place of the check; in turns, so that a busy machine slows both.
    const day = at(turn * 24 * 60)
    const known = async () => times.known.push(await timeOf(() => guess(document.number, day)))
    const unknown = async () => times.unknown.push(await timeOf(() => guess(aResidentId(), day)))
    for (const measure of turn % 2 ? [known, unknown] : [unknown, known]) await measure()
  }
  const [known, unknown] = [usual(times.known), usual(times.unknown)]
  expect(Math.abs(known - unknown)).toBeLessThan(0.2 * Math.max(known, unknown))
})

async function timeOf(act: () => Promise<unknown>) {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}

/** The lower quartile: what it takes when nothing gets in the way. */
const usual = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 4)] ?? 0

/** A sign-in whose calls on the outside world are written down, in order of name. */
function watchedWork() {
  const calls: string[] = []
  const watched = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name, receiver) {
        calls.push(String(name))
        return Reflect.get(target, name, receiver) as unknown
      },
    })
  const act = signInByPassword({
    accounts: watched(stores.accounts),
    sessions: watched(stores.sessions),
    events: watched(stores.events),
    attempts: watched(stores.attempts),
    passwords: watched(stores.passwords),
    personalData: watched(stores.personalData),
    leavings: watched(stores.leavings),
    tell: () => Promise.resolve(),
    newBrowserNotices: watched(newBrowserNotices(stores.notices, () => Promise.resolve())),
  })
  const guessWatched = (documentNumber: string) =>
    act({ documentNumber, password: 'not-the-password', consents }, aVisitor())
  return { calls, guess: guessWatched }
}

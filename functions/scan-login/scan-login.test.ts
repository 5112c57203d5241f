import { describe, expect, it } from 'vitest'
import { later, noon } from '../adapters/people.fixture.ts'
import { aLoginIn, aPhone, states } from './scan-login.fixture.ts'
import {
  isFresh,
  isLegal,
  scanBy,
  scanLoginTimes,
  type State,
  stateAt,
  type StepName,
  steps,
} from './scan-login.ts'

const legal: Record<State, StepName[]> = {
  waiting: ['scan', 'cancel'],
  scanned: ['confirm', 'decline', 'miss', 'cancel'],
  confirmed: ['miss', 'cancel', 'claim'],
  claimed: [],
  declined: [],
  cancelled: [],
}
const everyStep = Object.keys(steps) as StepName[]
const lastMoment = later(noon, scanLoginTimes.life - 1)
const end = later(noon, scanLoginTimes.life)

describe.each(states)('a login that is %s', (state) => {
  it.each(everyStep)('knows whether it may take the step: %s', (step) => {
    expect(isLegal(step, aLoginIn(state, aPhone()), lastMoment)).toBe(legal[state].includes(step))
  })

  it.each(everyStep)(
    'takes no step once its time is over, except a decline, which is a report: %s',
    (step) => {
      const mayStill = step === 'decline' && state === 'scanned'
      expect(isLegal(step, aLoginIn(state, aPhone()), end)).toBe(mayStill)
    },
  )

  it('has expired from the very second its time is over, unless it had ended before', () => {
    const login = aLoginIn(state, aPhone())
    const ended = ['claimed', 'declined', 'cancelled'].includes(state)

    expect(stateAt(login, lastMoment)).toBe(state)
    expect(stateAt(login, end)).toBe(ended ? state : 'expired')
  })
})

it('lives two minutes at most and changes its code every ten seconds at least', () => {
  expect(scanLoginTimes.life).toBeLessThanOrEqual(120_000)
  expect(scanLoginTimes.slot).toBeLessThanOrEqual(10_000)
})

it('belongs to one account in one browser, not to the account elsewhere nor the browser under another account', () => {
  const phone = aPhone()
  const login = aLoginIn('scanned', phone)

  expect(scanBy(login, phone)).toBeDefined()
  expect(scanBy(login, aPhone({ accountId: phone.accountId }))).toBeUndefined()
  expect(scanBy(login, aPhone({ browserTag: phone.browserTag }))).toBeUndefined()
  expect(scanBy(aLoginIn('waiting', phone), phone)).toBeUndefined()
})

it('takes a verification as fresh for five minutes', () => {
  expect(isFresh(noon, later(noon, 5 * 60_000))).toBe(true)
  expect(isFresh(noon, later(noon, 5 * 60_000 + 1))).toBe(false)
})

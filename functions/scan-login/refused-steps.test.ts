import { describe, expect, it } from 'vitest'
import { later, noon } from '../adapters/people.fixture.ts'
import {
  whyNotCancelled,
  whyNotClaimed,
  whyNotConfirmed,
  whyNotDeclined,
  whyNotScanned,
} from './refused-steps.ts'
import { aLoginIn, aPhone, states } from './scan-login.fixture.ts'
import { type DeclinedLogin, scanLoginTimes, type State } from './scan-login.ts'

const phone = aPhone()
const stranger = aPhone()
const end = later(noon, scanLoginTimes.life)
const right = { phone, number: '81', fresh: true }
const wrong = { ...right, number: '27' }

const each = <Why>(whys: Record<State, Why>) => states.map((state) => [state, whys[state]] as const)

describe('a scan that changed nothing', () => {
  const over = 'scan-login-over'
  it.each(
    each({
      waiting: over,
      scanned: 'scan-login-taken',
      confirmed: over,
      claimed: over,
      declined: over,
      cancelled: over,
    }),
  )('tells another phone about a login that is %s: %s', (state, why) => {
    expect(whyNotScanned(aLoginIn(state, phone), stranger, noon)).toBe(why)
  })

  it('is the same scan again for the phone that scanned', () => {
    expect(whyNotScanned(aLoginIn('scanned', phone), phone, noon)).toBe('repeated')
  })

  it('says that time ran out before it says who was first', () => {
    expect(whyNotScanned(aLoginIn('scanned', phone), stranger, end)).toBe('scan-login-expired')
    expect(whyNotScanned(aLoginIn('waiting', phone), phone, end)).toBe('scan-login-expired')
  })
})

describe('a confirmation that changed nothing', () => {
  it.each(
    each({
      waiting: 'scan-login-unknown',
      scanned: 'password-needed',
      confirmed: 'repeated',
      claimed: 'repeated',
      declined: 'scan-login-over',
      cancelled: 'scan-login-over',
    }),
  )('with the right number, of a login that is %s: %s', (state, why) => {
    expect(whyNotConfirmed(aLoginIn(state, phone), right, noon)).toBe(why)
  })

  it.each(
    each({
      waiting: 'scan-login-unknown',
      scanned: 'wrong-number',
      confirmed: 'wrong-number',
      claimed: 'scan-login-over',
      declined: 'scan-login-over',
      cancelled: 'scan-login-over',
    }),
  )('with a wrong number, of a login that is %s: %s', (state, why) => {
    expect(whyNotConfirmed(aLoginIn(state, phone), wrong, noon)).toBe(why)
  })

  it.each(states)('tells a phone that did not scan nothing about a login that is %s', (state) => {
    expect(whyNotConfirmed(aLoginIn(state, phone), { ...right, phone: stranger }, noon)).toBe(
      'scan-login-unknown',
    )
  })

  it('answers a wrong number that ended the login the same again', () => {
    const ended: DeclinedLogin = {
      ...(aLoginIn('declined', phone) as DeclinedLogin),
      because: 'wrong-number',
    }

    expect(whyNotConfirmed(ended, wrong, noon)).toBe('wrong-number')
    expect(whyNotConfirmed(ended, right, noon)).toBe('scan-login-over')
  })

  it.each(['scanned', 'confirmed'] as const)('says that time ran out for a login that was %s', (state) => {
    expect(whyNotConfirmed(aLoginIn(state, phone), wrong, end)).toBe('scan-login-expired')
  })
})

it.each(
  each({
    waiting: 'scan-login-unknown',
    scanned: 'scan-login-over',
    confirmed: 'scan-login-over',
    claimed: 'scan-login-over',
    declined: 'repeated',
    cancelled: 'scan-login-over',
  }),
)('tells a phone whose decline changed nothing about a login that is %s: %s', (state, why) => {
  expect(whyNotDeclined(aLoginIn(state, phone), phone)).toBe(why)
})

it.each(states)('tells a stranger who declines nothing about a login that is %s', (state) => {
  expect(whyNotDeclined(aLoginIn(state, phone), stranger)).toBe('scan-login-unknown')
})

it('does not take a decline that a wrong number made for the person’s own', () => {
  const ended: DeclinedLogin = { ...(aLoginIn('declined', phone) as DeclinedLogin), because: 'wrong-number' }
  expect(whyNotDeclined(ended, phone)).toBe('scan-login-over')
})

it.each(states)('tells whoever cancels without the secret nothing about a login that is %s', (state) => {
  expect(whyNotCancelled(aLoginIn(state, phone), 'another hash')).toBe('scan-login-unknown')
})

it('takes a second cancellation by the portal for the first', () => {
  const login = aLoginIn('cancelled', phone)
  expect(whyNotCancelled(login, login.secretHash)).toBe('repeated')
})

it('tells a portal with nothing to claim whether time ran out', () => {
  expect(whyNotClaimed(aLoginIn('confirmed', phone), end)).toBe('scan-login-expired')
  expect(whyNotClaimed(aLoginIn('claimed', phone), end)).toBe('scan-login-over')
  expect(whyNotClaimed(aLoginIn('scanned', phone), noon)).toBe('scan-login-over')
})

import { expect, it } from 'vitest'
import { judgeCapture, withoutFrozen } from './judge-capture.ts'
import type { Moment } from './moment.ts'
import { momentsOf, resting } from './moments.fixture.ts'

const drawnAt = new Date('2026-11-24T04:00:00.000Z')
const after = (ms: number) => new Date(drawnAt.getTime() + ms)
const time = { drawnAt, expiresAt: after(180_000), receivedAt: after(20_000) }
const frames = (count: number): Moment[] => momentsOf(resting(count))
const reason = (moments: readonly Moment[], when = time) => judgeCapture(moments, when)?.reason
const atTimes = (time: (frame: number) => number) =>
  frames(36).map((moment, frame) => ({ ...moment, at: time(frame) }))

it('has nothing against ten frames a second', () => {
  expect(reason(frames(36))).toBeUndefined()
})

it('ends with the session, by the server’s clock', () => {
  expect(reason(frames(36), { ...time, receivedAt: after(179_999) })).toBeUndefined()
  expect(reason(frames(36), { ...time, receivedAt: after(180_000) })).toBe('expired')
})

it('wants frames enough', () => {
  expect(reason(frames(23))).toBe('too-few-frames')
  expect(reason(frames(24))).toBeUndefined()
})

it('wants ten frames a second, for a blink falls between slower ones', () => {
  expect(reason(atTimes((frame) => frame * 110))).toBeUndefined()
  expect(reason(atTimes((frame) => frame * 130))).toBe('too-slow')
})

it('allows pauses, while a person reads what to do next', () => {
  expect(reason(atTimes((frame) => frame * 100 + Math.floor(frame / 12) * 4_000))).toBeUndefined()
})

it.each([
  ['backwards', (frame: number) => -frame * 100],
  ['twice at once', (frame: number) => Math.floor(frame / 2) * 100],
  ['at no time', () => Number.NaN],
  ['for longer than a capture lasts', (frame: number) => frame * 1_800],
])('believes no clock that runs %s', (_how, clock) => {
  expect(reason(atTimes(clock))).toBe('frames-out-of-time')
})

it('believes no capture that took longer than the time since the challenge was drawn', () => {
  expect(reason(frames(36), { ...time, receivedAt: after(3_400) })).toBe('frames-out-of-time')
})

it('counts a frame that a slow camera gave twice once', () => {
  const slow = frames(40).map((moment, frame) => ({ ...moment, digest: String(Math.floor(frame / 2)) }))

  expect(withoutFrozen(slow)).toHaveLength(20)
  expect(reason(slow)).toBe('too-few-frames')
})

it('believes no frame that comes again after others', () => {
  const looped = frames(36).map((moment, frame) => ({ ...moment, digest: String(frame % 30) }))

  expect(reason(looped)).toBe('frames-out-of-time')
})

import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { RegistryUnavailable } from '../../domain/business-registry.ts'
import { misbehaviours } from '../outside-service/misbehaviours.fixture.ts'
import {
  answers,
  type Behaviour,
  breaksOff,
  hangsUp,
  isSilent,
  says,
  startOutsideService,
} from '../outside-service/outside-service.fixture.ts'
import type { Patience } from '../outside-service/patience.ts'
import { demonstrationUnits } from './demonstration-units.ts'
import { httpBusinessRegistry, registryPatience } from './http-business-registry.ts'

const { service, url, key, stop } = await startOutsideService()
afterAll(stop)

const output = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
beforeEach(() => {
  output.mockClear()
  service.asked.length = 0
  service.clockAheadMs = 0
})
afterAll(() => {
  output.mockRestore()
})
const logged = () => output.mock.calls.map(([line]) => String(line)).join('')

const [claim] = demonstrationUnits
if (!claim) throw new Error('there is no unit to claim')

/** As patient as a test can be. */
const brief: Patience = {
  tries: 3,
  tryMs: 300,
  inAllMs: 3_000,
  firstWaitMs: 5,
  longestWaitMs: 40,
  opensAfter: 100,
  leftAloneMs: 600,
}
const registry = (differs: Partial<Patience> = {}, address = url) =>
  httpBusinessRegistry({ url: address, key }, { ...brief, ...differs })

const behave = (...behaviours: Behaviour[]) => {
  service.behaves = behaviours
}

it.each([true, false])('passes on a clear answer: %s', async (agrees) => {
  behave(says({ agrees }))
  expect(await registry().agrees(claim)).toBe(agrees)
  expect(service.asked).toHaveLength(1)
})

it('asks what docs/business-registry.md says', async () => {
  behave(says({ agrees: true }))
  await registry().agrees(claim)
  expect(JSON.parse(service.asked[0]?.body ?? '')).toEqual({
    unit: { name: '岭南示例建筑工程有限公司', code: '91440101MA0XAMP008' },
    representative: { name: '欧阳建国', document: { kind: 'resident-id', number: '440305198505050078' } },
  })
})

it.each<[string, Behaviour, number]>([
  ...misbehaviours('{"agrees":true}'),
  ['answers something else', answers(200, '{"agrees":"yes"}'), 1],
])('takes a registry that %s for unavailable, never for a no', async (_what, behaviour, requests) => {
  behave(behaviour)
  await expect(registry().agrees(claim)).rejects.toThrow(RegistryUnavailable)
  expect(service.asked).toHaveLength(requests)
})

it('takes a registry where nobody is for unavailable', async () => {
  const gone = await startOutsideService()
  gone.stop()
  await expect(registry({}, gone.url).agrees(claim)).rejects.toThrow('unreachable ECONNREFUSED')
})

it.each<[string, Behaviour]>([
  ['failed', answers(500)],
  ['hung up', hangsUp],
  ['broke off', breaksOff],
  ['was silent', isSilent],
])('asks again, signed anew, when the registry %s once', async (_what, behaviour) => {
  behave(behaviour, says({ agrees: true }))
  expect(await registry().agrees(claim)).toBe(true)
  expect(service.asked.map(({ isSigned }) => isSigned)).toEqual([true, true])
  expect(new Set(service.asked.map(({ nonce }) => nonce)).size).toBe(2)
})

it('waits as long as it is asked to before it asks again', async () => {
  behave(answers(429, '', { 'retry-after': '1' }), says({ agrees: true }))
  expect(await registry({ longestWaitMs: 1_000, inAllMs: 3_000 }).agrees(claim)).toBe(true)
  const [first, second] = service.asked.map(({ at }) => at)
  expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(990)
})

it('understands a date to wait for', async () => {
  behave(answers(503, '', { 'retry-after': new Date(Date.now() + 60_000).toUTCString() }))
  await expect(registry().agrees(claim)).rejects.toThrow('status-503')
  expect(service.asked).toHaveLength(1)
})

it('ends within its time in all, however many tries are left', async () => {
  behave(isSilent)
  const began = performance.now()
  await expect(registry({ tries: 50, tryMs: 100, inAllMs: 350 }).agrees(claim)).rejects.toThrow(
    RegistryUnavailable,
  )
  expect(performance.now() - began).toBeLessThan(1_000)
  expect(service.asked.length).toBeLessThan(6)
})

it('leaves a Lambda of ten seconds time to answer', () => {
  expect(registryPatience.inAllMs + registryPatience.longestWaitMs).toBeLessThanOrEqual(7_000)
})

it('does not come through with another key, or with a clock that is wrong', async () => {
  behave(says({ agrees: true }))
  const stranger = { ...key, secret: 'a secret of somebody else, as long' }
  await expect(httpBusinessRegistry({ url, key: stranger }, brief).agrees(claim)).rejects.toThrow(
    'status-401',
  )
  service.clockAheadMs = 120_000
  await expect(registry().agrees(claim)).rejects.toThrow('status-401')
  expect(service.asked).toHaveLength(2)
})

it('leaves a registry alone after so many tries without an answer, then asks once and trusts it again', async () => {
  const asking = registry({ tries: 1, opensAfter: 3 })
  behave(answers(500))
  for (let times = 0; times < 3; times++) await expect(asking.agrees(claim)).rejects.toThrow('status-500')
  await expect(asking.agrees(claim)).rejects.toThrow('left-alone')
  await expect(asking.agrees(claim)).rejects.toThrow('left-alone')
  expect(service.asked).toHaveLength(3)

  await pause(brief.leftAloneMs)
  await expect(asking.agrees(claim)).rejects.toThrow('status-500')
  await expect(asking.agrees(claim)).rejects.toThrow('left-alone')
  expect(service.asked).toHaveLength(4)

  await pause(brief.leftAloneMs)
  behave(says({ agrees: true }))
  expect(await asking.agrees(claim)).toBe(true)
  expect(await asking.agrees(claim)).toBe(true)
  expect(service.asked).toHaveLength(6)
})

it('stops repeating the moment it leaves the registry alone', async () => {
  behave(answers(500))
  await expect(registry({ tries: 5, opensAfter: 2 }).agrees(claim)).rejects.toThrow('left-alone')
  expect(service.asked).toHaveLength(2)
})

it('lets no odd claim close the registry to everybody', async () => {
  const asking = registry({ opensAfter: 2 })
  behave(answers(422))
  for (let times = 0; times < 5; times++) await expect(asking.agrees(claim)).rejects.toThrow('status-422')
  behave(says({ agrees: true }))
  expect(await asking.agrees(claim)).toBe(true)
})

it('does not hold it against the service when no time was left to ask it', async () => {
  behave(isSilent, says({ agrees: true }))
  const asking = registry({ tryMs: 300, inAllMs: 300, opensAfter: 2 })
  await expect(asking.agrees(claim)).rejects.toThrow('out-of-time')
  expect(await asking.agrees(claim)).toBe(true)
})

it('logs why and how long, and nothing of the claim', async () => {
  behave(answers(500, JSON.stringify(claim)))
  const failure: unknown = await registry({ opensAfter: 2 })
    .agrees(claim)
    .catch((fault: unknown) => fault)
  expect(logged()).toContain('"message":"registry-unavailable"')
  expect(logged()).toContain('"message":"registry-left-alone"')
  const { representative, name, code } = claim
  for (const value of [name, code, representative.name, representative.document.number, key.secret]) {
    expect(logged() + String(failure) + JSON.stringify(failure)).not.toContain(value)
  }
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

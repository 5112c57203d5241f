import { randomBytes } from 'node:crypto'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import type { NaturalPerson } from '../../domain/account.ts'
import { AuthorityUnavailable } from '../../domain/identity-authority.ts'
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
import { authorityPatience, httpIdentityAuthority } from './http-identity-authority.ts'

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

const person: NaturalPerson = {
  name: '欧阳建国',
  document: { kind: 'resident-id', number: '440305198505050078' },
}

const brief: Patience = {
  tries: 3,
  tryMs: 300,
  inAllMs: 3_000,
  firstWaitMs: 5,
  longestWaitMs: 40,
  opensAfter: 100,
  leftAloneMs: 600,
}
const authority = (differs: Partial<Patience> = {}) =>
  httpIdentityAuthority({ url, key }, { ...brief, ...differs })

const behave = (...behaviours: Behaviour[]) => {
  service.behaves = behaviours
}

const MB = 1024 * 1024
const jpeg = (bytes: number) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(bytes - 4)])
const confirmed = (portrait: Uint8Array) => ({
  answer: 'confirmed',
  portrait: Buffer.from(portrait).toString('base64'),
})
const portrait = jpeg(40_000)

it.each([40_000, MB])('brings the portrait byte for byte, %d of them', async (bytes) => {
  const kept = jpeg(bytes)
  behave(says(confirmed(kept)))
  const answer = await authority().portraitOf(person)
  if (answer.answer !== 'confirmed') throw new Error(`the answer is ${answer.answer}`)
  expect(kept.equals(answer.portrait)).toBe(true)
  expect(service.asked).toHaveLength(1)
})

it.each(['confirmed-without-portrait', 'not-confirmed'])('passes on a clear answer: %s', async (answer) => {
  behave(says({ answer }))
  expect(await authority().portraitOf(person)).toEqual({ answer })
  expect(service.asked).toHaveLength(1)
})

it.each<NaturalPerson>([
  person,
  { name: 'ANNA MARIA ROSSI', document: { kind: 'passport', number: 'YA1234567', issuingState: 'ITA' } },
])('asks for $name what docs/identity-authority.md says, and nothing else', async (asked) => {
  behave(says({ answer: 'not-confirmed' }))
  await authority().portraitOf(asked)
  expect(JSON.parse(service.asked[0]?.body ?? '')).toEqual(asked)
})

it.each<[string, Behaviour, number]>([
  ...misbehaviours(JSON.stringify(confirmed(portrait))),
  ['answers something else', answers(200, '{"answer":"yes"}'), 1],
  ['answers as the registry does', answers(200, '{"agrees":true}'), 1],
  ['confirms, and forgets the portrait', says({ answer: 'confirmed' }), 1],
  ['confirms with an address in the portrait’s place', says({ answer: 'confirmed', portrait: url }), 1],
  ['brings an empty portrait', says({ answer: 'confirmed', portrait: '' }), 1],
  ['brings a picture of another kind', says(confirmed(Buffer.from('\x89PNG\r\n\x1a\n and more'))), 1],
  ['brings half of a portrait’s base64', says(cutShort(confirmed(portrait))), 1],
  ['brings a portrait of more than a megabyte', says(confirmed(jpeg(MB + 1))), 1],
  ['brings a portrait of ten megabytes', says(confirmed(jpeg(10 * MB))), 1],
])('takes an authority that %s for unavailable, never for a no', async (_what, behaviour, requests) => {
  behave(behaviour)
  await expect(authority().portraitOf(person)).rejects.toThrow(AuthorityUnavailable)
  expect(service.asked).toHaveLength(requests)
})

it('takes an authority where nobody is for unavailable', async () => {
  const gone = await startOutsideService()
  gone.stop()
  const asking = httpIdentityAuthority({ url: gone.url, key }, brief)
  await expect(asking.portraitOf(person)).rejects.toThrow('unreachable ECONNREFUSED')
})

it.each<[string, Behaviour]>([
  ['failed', answers(500)],
  ['hung up', hangsUp],
  ['broke off', breaksOff],
  ['was silent', isSilent],
])('asks again, signed anew, when the authority %s once', async (_what, behaviour) => {
  behave(behaviour, says(confirmed(portrait)))
  expect(await authority().portraitOf(person)).toMatchObject({ answer: 'confirmed' })
  expect(service.asked.map(({ isSigned }) => isSigned)).toEqual([true, true])
  expect(new Set(service.asked.map(({ nonce }) => nonce)).size).toBe(2)
})

it('does not come through with another key', async () => {
  behave(says({ answer: 'not-confirmed' }))
  const stranger = { ...key, secret: 'a secret of somebody else, as long' }
  await expect(httpIdentityAuthority({ url, key: stranger }, brief).portraitOf(person)).rejects.toThrow(
    'status-401',
  )
})

it('leaves a function of ten seconds the three that looking at frames takes, and two more', () => {
  expect(authorityPatience.inAllMs + authorityPatience.longestWaitMs).toBeLessThanOrEqual(5_000)
})

it('ends within its time in all, however many tries are left', async () => {
  behave(isSilent)
  const began = performance.now()
  const asking = authority({ tries: 50, tryMs: 100, inAllMs: 350 })
  await expect(asking.portraitOf(person)).rejects.toThrow(AuthorityUnavailable)
  expect(performance.now() - began).toBeLessThan(1_000)
  expect(service.asked.length).toBeLessThan(6)
})

it('leaves an authority alone that does not answer, and asks again after', async () => {
  const asking = authority({ tries: 1, opensAfter: 2 })
  behave(answers(500))
  for (let times = 0; times < 2; times++)
    await expect(asking.portraitOf(person)).rejects.toThrow('status-500')
  await expect(asking.portraitOf(person)).rejects.toThrow('left-alone')
  expect(service.asked).toHaveLength(2)

  await new Promise((resolve) => setTimeout(resolve, brief.leftAloneMs))
  behave(says({ answer: 'not-confirmed' }))
  expect(await asking.portraitOf(person)).toEqual({ answer: 'not-confirmed' })
})

it('lets no odd portrait of one person close the authority to everybody', async () => {
  const asking = authority({ opensAfter: 2 })
  behave(says(confirmed(Buffer.from('no picture'))))
  for (let times = 0; times < 5; times++)
    await expect(asking.portraitOf(person)).rejects.toThrow('portrait-not-jpeg')
  behave(says(confirmed(portrait)))
  expect(await asking.portraitOf(person)).toMatchObject({ answer: 'confirmed' })
})

it.each<[string, Behaviour]>([
  ['does not answer', answers(500, JSON.stringify({ person, ...confirmed(portrait) }))],
  ['answers nonsense', answers(200, JSON.stringify({ person, ...confirmed(portrait), answer: 'yes' }))],
  ['brings no JPEG', says({ ...person, ...confirmed(Buffer.from('no picture')) })],
])('logs why and how long, and nothing of question or answer, where it %s', async (_what, behaviour) => {
  behave(behaviour)
  const failure: unknown = await authority({ opensAfter: 2 })
    .portraitOf(person)
    .catch((fault: unknown) => fault)
  expect(logged()).toMatch(/"message":"authority-unavailable","reason":"[\w-]+","ms":\d+/)
  const secrets = [person.name, person.document.number, key.secret, portrait.toString('base64').slice(0, 24)]
  for (const value of [...secrets, Buffer.from('no picture').toString('base64')]) {
    expect(logged() + String(failure) + JSON.stringify(failure)).not.toContain(value)
  }
})

it('logs nothing of a portrait that came', async () => {
  behave(says(confirmed(portrait)))
  await authority().portraitOf(person)
  expect(logged()).toBe('')
})

function cutShort(answer: { answer: string; portrait: string }) {
  return { ...answer, portrait: answer.portrait.slice(0, 1001) }
}

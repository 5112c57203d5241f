import { expect, it } from 'vitest'
import { judgeFaceCheck as contract } from '../../shared/contracts/certification.ts'
import { drawnPeople } from '../../shared/test-people/drawn-people.ts'
import { aResidentId, aUnitCode, later, MINUTE } from '../adapters/people.fixture.ts'
import { historyOf, stores } from '../adapters/stores.fixture.ts'
import { type AuthorityAnswer, AuthorityUnavailable } from '../domain/identity-authority.ts'
import {
  aCandidate,
  aCheck,
  asked,
  checks,
  failuresOf,
  framesOf,
  handedOver,
  handOvers,
  judging,
  portraitOf,
  uploading,
} from './face-check.fixture.ts'
import { judgeFaceCheck } from './judge-face-check.ts'

const { first, second } = drawnPeople
const rightFrames = await framesOf(first)
const SLOW = 60_000

const faceEventsOf = async (id: Parameters<typeof historyOf>[0]) =>
  (await historyOf(id)).filter(({ type }) => type !== 'registered')

it(
  'certifies who did what was asked and is whom the authority has on the portrait',
  async () => {
    const { account, visitor } = await aCandidate()
    const { id: checkId } = await aCheck(account, visitor)
    const ports = judging()
    const upload = uploading(visitor)
    await stores.attempts.record(`face-check:${account.id}`, visitor.now, {
      memoryMs: MINUTE,
      memorySize: 1,
      waitMs: () => 0,
    })

    const told = await judgeFaceCheck(ports)({ checkId, frames: rightFrames }, upload)

    expect(told).toMatchObject({
      ok: true,
      value: { answer: { verdict: 'certified', holder: { level: 'L3', accountKind: 'personal' } } },
    })
    expect(ports.questions).toEqual([{ name: account.name, document: account.document }])
    expect(await stores.accounts.find(account.id)).toMatchObject({ level: 'L3', levelSince: upload.now })
    const live = await stores.sessions.live(account, upload.now)
    expect(live).toEqual([expect.objectContaining({ methods: ['pwd', 'face'], verifiedAt: upload.now })])
    expect(live[0]?.hash).not.toBe(visitor.session?.hash)
    expect(told.ok && told.value.started?.session).toEqual(live[0])
    expect(await failuresOf(account)).toEqual([])
    expect(await checks.find(checkId)).toMatchObject({ state: 'judged', verdict: { verdict: 'certified' } })
  },
  SLOW,
)

it('writes into the history how it was done and what was measured', async () => {
  const { account, visitor } = await aCandidate()
  const { id: checkId } = await aCheck(account, visitor)

  await judgeFaceCheck(judging())({ checkId, frames: rightFrames }, uploading(visitor))

  const [event, ...others] = await faceEventsOf(account.id)
  expect(others).toEqual([])
  const [live] = await stores.sessions.live(account, uploading(visitor).now)
  expect(event).toMatchObject({
    type: 'certified-by-face',
    where: visitor.browser.where,
    session: { browserTag: visitor.browser.tag, hash: live?.hash },
    evidence: { amr: ['pwd', 'face'], actions: asked, judge: 'models-1 lines-1' },
  })
  expect(event?.evidence?.likeness).toBeGreaterThan(0.8)
  expect(event?.evidence?.printRisk).toBeLessThan(0.2)
})

it('asks for a unit’s legal representative (R9)', async () => {
  const representative = {
    name: '司马长风',
    document: { kind: 'resident-id', number: aResidentId() },
  } as const
  const { account, visitor } = await aCandidate({
    kind: 'unit',
    document: { kind: 'uscc', number: aUnitCode() },
    unit: { representative },
  })
  const { id: checkId } = await aCheck(account, visitor)
  const ports = judging()

  const told = await judgeFaceCheck(ports)({ checkId, frames: rightFrames }, uploading(visitor))

  expect(told).toMatchObject({ ok: true, value: { answer: { verdict: 'certified' } } })
  expect(ports.questions).toEqual([representative])
})

it('certifies an account that was handed over, and shows the phone nothing of it and signs it in nowhere', async () => {
  const { account, visitor } = await aCandidate()
  const { ticket, id, phone } = await handedOver(account, visitor)
  const { id: checkId } = await aCheck(account, phone, { handOverId: id })
  const request = { handOver: ticket, checkId, frames: rightFrames }

  const told = await judgeFaceCheck(judging())(request, phone)

  expect(told).toEqual({ ok: true, value: { answer: { verdict: 'certified', holder: null } } })
  expect(await stores.accounts.find(account.id)).toMatchObject({ level: 'L3' })
  expect(await handOvers.find(id)).toMatchObject({ state: 'certified' })
  expect(await stores.sessions.live(account, phone.now)).toEqual([visitor.session])
  expect((await faceEventsOf(account.id))[0]?.evidence?.amr).toEqual(['face'])
  expect(await judgeFaceCheck(judging())(request, phone)).toEqual(told)
})

it('refuses another person’s face, counts it, and writes it down', async () => {
  const { account, visitor } = await aCandidate()
  const { id: checkId } = await aCheck(account, visitor)

  const told = await judgeFaceCheck(judging(second))({ checkId, frames: rightFrames }, uploading(visitor))

  expect(told).toEqual({
    ok: true,
    value: {
      answer: { verdict: 'refused', reason: 'another-person', failures: 1, standing: { state: 'open' } },
    },
  })
  expect(await stores.accounts.find(account.id)).toMatchObject({ level: 'L1' })
  expect(await stores.sessions.live(account, visitor.now)).toEqual([visitor.session])
  const [event] = await faceEventsOf(account.id)
  expect(event).toMatchObject({ type: 'face-check-refused', evidence: { actions: asked } })
  expect(event?.evidence?.likeness).toBeLessThan(0.4)
})

it('says what to do otherwise, asks no authority for that, and tells how often it has failed', async () => {
  const { account, visitor } = await aCandidate()
  const ports = judging()
  const wrongOrder = await framesOf(first, [...asked].reverse())
  const answers = []
  for (const ms of [30_000, 31_000]) {
    const { id: checkId } = await aCheck(account, visitor, { drawnAt: later(visitor.now, ms - 30_000) })
    const frames =
      ms === 30_000 ? wrongOrder : wrongOrder.slice(0, -1).map(({ jpeg }, at) => ({ at: -at, jpeg }))
    const told = await judgeFaceCheck(ports)({ checkId, frames }, uploading(visitor, ms))
    answers.push(told.ok && told.value.answer)
  }

  expect(answers).toEqual([
    { verdict: 'try-again', reason: 'wrong-order', failures: 1, standing: { state: 'open' } },
    { verdict: 'try-again', reason: 'frames-out-of-time', failures: 2, standing: { state: 'open' } },
  ])
  expect(ports.questions).toEqual([])
  expect(await faceEventsOf(account.id)).toEqual([])
})

const spoilt = rightFrames.map((frame, at) =>
  at === 9 ? { ...frame, jpeg: Buffer.from('GIF89a, and no more').toString('base64') } : frame,
)
const bitten = rightFrames.map((frame, at) =>
  at === 9 ? { ...frame, jpeg: frame.jpeg.slice(0, 4000) } : frame,
)
interface How {
  frames?: typeof rightFrames
  after?: number
  answer?: AuthorityAnswer
}
it.each<[string, How]>([
  ['expired', { after: 3 * MINUTE }],
  ['too-few-frames', { frames: rightFrames.slice(0, 10) }],
  ['too-few-frames', { frames: [] }],
  ['too-slow', { frames: rightFrames.map(({ jpeg }, at) => ({ at: at * 200, jpeg })) }],
  ['frames-unreadable', { frames: spoilt }],
  ['frames-unreadable', { frames: bitten }],
  ['identity-not-confirmed', { answer: { answer: 'not-confirmed' } }],
  ['portrait-unusable', { answer: { answer: 'confirmed-without-portrait' } }],
  ['portrait-unusable', { answer: { answer: 'confirmed', portrait: Buffer.from('no picture') } }],
])('counts nobody’s failure where it is none: %s', async (reason, how) => {
  const { frames = rightFrames, after = 30_000, answer }: How = how
  const { account, visitor } = await aCandidate()
  const { id: checkId } = await aCheck(account, visitor)
  const ports = answer ? judging(first, async () => answer) : judging()

  const told = await judgeFaceCheck(ports)({ checkId, frames }, uploading(visitor, after))

  expect(told).toMatchObject({ ok: true, value: { answer: { reason, failures: 0 } } })
  expect(await failuresOf(account)).toEqual([])
  expect(await stores.accounts.find(account.id)).toMatchObject({ level: 'L1' })
})

it('waits for an authority that does not answer: the same frames may come again, when their time is over too', async () => {
  const { account, visitor } = await aCandidate()
  const { id: checkId } = await aCheck(account, visitor)
  const silent = judging(first, () => Promise.reject(new AuthorityUnavailable('silent')))
  const request = { checkId, frames: rightFrames }

  expect(await judgeFaceCheck(silent)(request, uploading(visitor))).toEqual({
    ok: false,
    refusal: 'authority-unavailable',
  })
  expect(await failuresOf(account)).toEqual([])
  expect(await judgeFaceCheck(judging())(request, uploading(visitor, 20 * MINUTE))).toMatchObject({
    ok: true,
    value: { answer: { verdict: 'certified' } },
  })
})

it('counts nothing where the fault is ours, and says that it is one', async () => {
  const { account, visitor } = await aCandidate()
  const { id: checkId } = await aCheck(account, visitor)
  const ports = { ...judging(), engine: () => Promise.reject(new Error('no memory')) }

  await expect(judgeFaceCheck(ports)({ checkId, frames: rightFrames }, uploading(visitor))).rejects.toThrow(
    'no memory',
  )
  expect(await failuresOf(account)).toEqual([])
})

it('takes one set of frames for a check, and looks at it once', async () => {
  const { account, visitor } = await aCandidate()
  const { id: checkId } = await aCheck(account, visitor)
  const blind = { ...judging(second), engine: () => Promise.reject(new Error('looked again')) }
  const judged = await judgeFaceCheck(judging(second))({ checkId, frames: rightFrames }, uploading(visitor))

  expect(await judgeFaceCheck(blind)({ checkId, frames: rightFrames }, uploading(visitor))).toEqual(judged)
  expect(await failuresOf(account)).toHaveLength(1)
  const others = rightFrames.slice(1)
  expect(await judgeFaceCheck(judging())({ checkId, frames: others }, uploading(visitor))).toEqual({
    ok: false,
    refusal: 'check-over',
  })
})

it('takes no other frames while it looks at the first', async () => {
  const { account, visitor } = await aCandidate()
  const { id: checkId } = await aCheck(account, visitor)
  const inBetween = async () => {
    const others = { checkId, frames: rightFrames.slice(1) }
    expect(await judgeFaceCheck(judging())(others, uploading(visitor))).toMatchObject({
      refusal: 'check-over',
    })
    return { answer: 'confirmed' as const, portrait: await portraitOf(first) }
  }

  const told = await judgeFaceCheck(judging(first, inBetween))(
    { checkId, frames: rightFrames },
    uploading(visitor),
  )
  expect(told).toMatchObject({ ok: true, value: { answer: { verdict: 'certified' } } })
})

it('knows a check only where it was drawn: this account, this browser, this hand-over', async () => {
  const [mine, theirs] = [await aCandidate(), await aCandidate()]
  const over = await handedOver(mine.account, mine.visitor)
  const { id: checkId } = await aCheck(mine.account, mine.visitor)
  const { id: onPhone } = await aCheck(mine.account, over.phone, { handOverId: over.id })
  const elsewhere = { ...mine.visitor, browser: theirs.visitor.browser }
  const unknown = { ok: false, refusal: 'check-unknown' }
  const judge = judgeFaceCheck(judging())
  const frames = rightFrames

  expect(await judge({ checkId, frames }, uploading(theirs.visitor))).toEqual(unknown)
  expect(await judge({ checkId, frames }, uploading(elsewhere))).toEqual(unknown)
  expect(await judge({ checkId, frames, handOver: over.ticket }, over.phone)).toEqual(unknown)
  expect(await judge({ checkId: onPhone, frames }, uploading(mine.visitor))).toEqual(unknown)
  expect(await judge({ checkId: 'A'.repeat(22), frames }, uploading(mine.visitor))).toEqual(unknown)
  expect(await judge({ checkId, frames }, { ...uploading(mine.visitor), session: undefined })).toEqual({
    ok: false,
    refusal: 'not-signed-in',
  })
  expect(await failuresOf(mine.account)).toEqual([])
})

it('reads frames and nothing else that a request claims', async () => {
  const { account, visitor } = await aCandidate()
  const { id: checkId } = await aCheck(account, visitor)
  const claims = {
    passed: true,
    level: 'L3',
    verdict: 'certified',
    descriptor: Array<number>(512).fill(0.04),
  }
  const frames = rightFrames.map((frame) => ({ ...frame, ...claims, actions: asked }))
  const input = contract.input.parse({ checkId, frames, ...claims, actions: asked })

  expect(Object.keys(input)).toEqual(['checkId', 'frames'])
  expect(input.frames).toEqual(rightFrames)
  const told = await judgeFaceCheck(judging(second))(input, uploading(visitor))
  expect(told).toMatchObject({ ok: true, value: { answer: { reason: 'another-person' } } })
  expect(await stores.accounts.find(account.id)).toMatchObject({ level: 'L1' })
})

it('takes no more than 72 frames, none larger than a phone’s, nothing but Base64', () => {
  const checkId = 'A'.repeat(22)
  const accepts = (frames: unknown) => contract.input.safeParse({ checkId, frames }).success
  const frame = { at: 1, jpeg: 'AAAA' }

  expect(accepts(Array(72).fill(frame))).toBe(true)
  expect(accepts(Array(73).fill(frame))).toBe(false)
  expect(accepts([{ at: 1, jpeg: 'A'.repeat(40_001) }])).toBe(false)
  for (const jpeg of ['', 'data:image/jpeg;base64,AAAA', 'AA\nAA', 'AA==AA', '/9j_'])
    expect(accepts([{ at: 1, jpeg }])).toBe(false)
  for (const at of [Infinity, NaN, '1', null]) expect(accepts([{ at, jpeg: 'AAAA' }])).toBe(false)
})

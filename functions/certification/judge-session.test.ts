import sharp, { type Sharp } from 'sharp'
import { beforeAll, expect, it } from 'vitest'
import { drawnPeople } from '../../shared/test-people/drawn-people.ts'
import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import { wasmFaceEngine } from '../adapters/face/wasm-face-engine.ts'
import type { FaceEngine } from '../domain/face-engine.ts'
import { accept, refuse } from '../domain/result.ts'
import { movedPhoto } from './moved-photo.fixture.ts'
import { pictureOf, sessionOf } from './drawn-sessions.fixture.ts'
import type { FrameHashes } from './frame-hashes.ts'
import { type Frame, judgeSession, type JudgeSettings } from './judge-session.ts'
import { remembering } from './remembering-engine.fixture.ts'

const { first, second, third } = drawnPeople
type Person = typeof first

const asked = ['eyes-closed', 'turn-left', 'mouth-open'] as const
const drawnAt = new Date('2026-11-24T04:00:00.000Z')
const receivedAt = new Date('2026-11-24T04:00:40.000Z')
const deployment: JudgeSettings = { riskForReview: 0.6, hasReviewDesk: true }

let engine: FaceEngine
beforeAll(async () => {
  engine = remembering(await wasmFaceEngine())
}, 30_000)

interface Told {
  portrait?: Person | 'identity-not-confirmed' | 'portrait-unusable'
  actions?: readonly FaceAction[]
  otherSessions?: readonly (readonly FrameHashes[])[]
  settings?: JudgeSettings
}

async function judged(frames: readonly Frame[], told: Told = {}) {
  const { portrait = first, actions = asked, otherSessions = [], settings = deployment } = told
  const challenge = { nonce: 'n', actions, drawnAt, expiresAt: new Date('2026-11-24T04:03:00.000Z') }
  return judgeSession(
    engine,
    settings,
  )({ challenge, receivedAt, frames, portrait: () => fetched(portrait), otherSessions })
}

let portraitsFetched = 0
async function fetched(portrait: NonNullable<Told['portrait']>) {
  portraitsFetched += 1
  return typeof portrait === 'string' ? refuse(portrait) : accept(await portraitOf(portrait))
}

/** As an authority has it: another picture on another day. */
async function portraitOf(person: Person) {
  const picture = await pictureOf(person, { seed: 99, x: 6, y: 4 })
  const look = await engine.look(picture)
  if (!look.ok || !look.value.face) throw new Error('no face in the portrait')
  return engine.embed(picture, look.value.face)
}

const changed = (frames: readonly Frame[], change: (picture: Sharp) => Sharp) =>
  Promise.all(frames.map(async ({ at, jpeg }) => ({ at, jpeg: await change(sharp(jpeg)).jpeg().toBuffer() })))

const SLOW = 60_000

it.each([
  ['first', first, asked],
  ['second', second, ['nod', 'mouth-open', 'turn-right']],
  ['third', third, ['mouth-open', 'nod', 'eyes-closed']],
] as const)(
  'certifies the %s person, who does what was asked',
  async (_who, person, actions) => {
    const { verdict, evidence } = await judged(await sessionOf(person, actions), {
      portrait: person,
      actions,
    })

    expect(verdict).toEqual({ verdict: 'certified' })
    expect(evidence?.likeness).toBeGreaterThan(0.8)
  },
  SLOW,
)

it(
  'refuses a person who answers well, and is not the one in the portrait',
  async () => {
    const frames = await sessionOf(first, asked)

    for (const portrait of [second, third])
      expect((await judged(frames, { portrait })).verdict).toEqual({
        verdict: 'refused',
        reason: 'another-person',
      })
  },
  SLOW,
)

it.each(['identity-not-confirmed', 'portrait-unusable'] as const)(
  'refuses whom the authority gives no face to compare with: %s',
  async (portrait) => {
    const { verdict, evidence, hashes } = await judged(await sessionOf(first, asked), { portrait })

    expect(verdict).toEqual({ verdict: 'refused', reason: portrait })
    expect(evidence).toBeUndefined()
    expect(hashes).not.toEqual([])
  },
  SLOW,
)

it(
  'asks for nobody’s portrait until only the likeness is left to judge',
  async () => {
    const [mine, theirs] = [await sessionOf(first, asked), await sessionOf(second, asked)]
    const { hashes } = await judged(mine)
    const before = portraitsFetched

    await judged(mine.slice(0, 5))
    await judged(await sessionOf(first, ['mouth-open', 'turn-left', 'eyes-closed']))
    await judged(mine, { otherSessions: [hashes] })
    await judged(mine.map((frame, at) => (at < 13 ? frame : (theirs[at] ?? frame))))

    expect(portraitsFetched).toBe(before)
  },
  SLOW,
)

it(
  'notices that somebody else does the acting',
  async () => {
    const [mine, theirs] = [await sessionOf(first, asked), await sessionOf(second, asked)]
    // As if both sat before one camera, and changed places after the eyes.
    const frames = mine.map((frame, at) => (at < 13 ? frame : (theirs[at] ?? frame)))

    expect((await judged(frames)).verdict).toMatchObject({ verdict: 'try-again', reason: 'face-changed' })
  },
  SLOW,
)

it.each(['static', 'pan', 'zoom', 'roll', 'tilt', 'slant', 'bend'] as const)(
  'is not taken in by a photograph: %s',
  async (kind) => {
    const { verdict } = await judged(await movedPhoto(await pictureOf(first), kind))

    expect(verdict.verdict).toBe('try-again')
  },
  SLOW,
)

it(
  'wants the order that was asked',
  async () => {
    const { verdict } = await judged(await sessionOf(first, ['mouth-open', 'turn-left', 'eyes-closed']))

    expect(verdict).toEqual({ verdict: 'try-again', reason: 'wrong-order' })
  },
  SLOW,
)

it(
  'says what it has not seen',
  async () => {
    const { verdict } = await judged(await sessionOf(first, ['eyes-closed', 'nod', 'mouth-open']))

    expect(verdict).toEqual({ verdict: 'try-again', reason: 'action-missing', action: 'turn-left' })
  },
  SLOW,
)

it(
  'wants nobody else in the picture',
  async () => {
    const beside = await sharp(await pictureOf(second))
      .extract({ left: 60, top: 20, width: 200, height: 260 })
      .resize(120)
      .toBuffer()
    const frames = await changed(await sessionOf(first, asked), (picture) =>
      picture.composite([{ input: beside, left: 0, top: 0 }]),
    )

    expect((await judged(frames)).verdict).toEqual({ verdict: 'try-again', reason: 'several-faces' })
  },
  SLOW,
)

it(
  'wants a face',
  async () => {
    const [width, height] = [320, 320]
    const noise = { type: 'gaussian', mean: 140, sigma: 12 } as const
    const wall = await changed(await sessionOf(first, asked), () =>
      sharp({ create: { width, height, channels: 3, background: 'grey', noise } }),
    )

    expect((await judged(wall)).verdict).toEqual({ verdict: 'try-again', reason: 'no-face' })
  },
  SLOW,
)

it(
  'wants light',
  async () => {
    const frames = await changed(await sessionOf(first, asked), (picture) => picture.linear(0.2))

    expect((await judged(frames)).verdict).toEqual({ verdict: 'try-again', reason: 'too-dark' })
  },
  SLOW,
)

const SIDE = 320
it.each<[string, (picture: Sharp) => Sharp]>([
  ['as they were', (picture) => picture],
  ['saved anew', (picture) => picture.resize(300, 300).jpeg({ quality: 60 }).resize(SIDE, SIDE)],
  ['darker', (picture) => picture.gamma(1.6, 1)],
  [
    'cropped',
    (picture) =>
      picture.extract({ left: 24, top: 0, width: SIDE - 24, height: SIDE - 24 }).resize(SIDE, SIDE),
  ],
  ['turned', (picture) => picture.rotate(4)],
  ['squeezed', (picture) => picture.resize(SIDE, SIDE - 20, { fit: 'fill' }).extend({ top: 10, bottom: 10 })],
])(
  'refuses frames that certified somebody before: %s',
  async (_how, change) => {
    const frames = await sessionOf(first, asked)
    const { hashes } = await judged(frames)

    const { verdict } = await judged(await changed(frames, change), { otherSessions: [hashes] })

    expect(verdict).toEqual({ verdict: 'refused', reason: 'seen-before' })
  },
  SLOW,
)

it(
  'certifies whoever comes again, in another place and light',
  async () => {
    const { hashes } = await judged(await sessionOf(first, asked))
    const again = await sessionOf(first, asked, { x: 14, y: -9, light: 1 })

    const { verdict } = await judged(again, { otherSessions: [hashes] })

    expect(verdict).toEqual({ verdict: 'certified' })
  },
  SLOW,
)

it(
  'leaves to people what looks like a print, and asks for another try where nobody reviews',
  async () => {
    const frames = await sessionOf(first, asked)

    expect((await judged(frames, { settings: { riskForReview: -1, hasReviewDesk: true } })).verdict).toEqual({
      verdict: 'needs-review',
      reason: 'print-risk',
    })
    expect((await judged(frames, { settings: { riskForReview: -1, hasReviewDesk: false } })).verdict).toEqual(
      {
        verdict: 'try-again',
        reason: 'not-sure',
      },
    )
  },
  SLOW,
)

it(
  'reads no more frames than a session has, and nothing that is no picture',
  async () => {
    const [frame] = await sessionOf(first, asked)
    const spoilt = (await sessionOf(first, asked)).map(({ at, jpeg }) => ({
      at,
      jpeg: at === 900 ? jpeg.subarray(9) : jpeg,
    }))
    const unreadable = { verdict: 'try-again', reason: 'frames-unreadable' }

    expect(
      (
        await judged(
          Array<Frame | undefined>(73)
            .fill(frame)
            .flatMap((each) => each ?? []),
        )
      ).verdict,
    ).toEqual(unreadable)
    expect((await judged(spoilt)).verdict).toEqual(unreadable)
  },
  SLOW,
)

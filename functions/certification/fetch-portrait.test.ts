import sharp from 'sharp'
import { beforeAll, expect, it } from 'vitest'
import { drawnPeople } from '../../shared/test-people/drawn-people.ts'
import { wasmFaceEngine } from '../adapters/face/wasm-face-engine.ts'
import type { FaceEngine } from '../domain/face-engine.ts'
import { likeness } from '../domain/face-template.ts'
import { AuthorityUnavailable, type AuthorityAnswer } from '../domain/identity-authority.ts'
import { pictureOf } from './drawn-sessions.fixture.ts'
import { fetchPortrait } from './fetch-portrait.ts'

const SLOW = 60_000
const { first, second } = drawnPeople
const person = { name: '李明华', document: { kind: 'resident-id', number: '1' } } as const
const unusable = { ok: false, refusal: 'portrait-unusable' }

let engine: FaceEngine
beforeAll(async () => {
  engine = await wasmFaceEngine()
}, SLOW)

const fetching = (answer: AuthorityAnswer) =>
  fetchPortrait({ portraitOf: async () => answer }, engine, person)
const showing = (portrait: Uint8Array) => fetching({ answer: 'confirmed', portrait })

it(
  'makes of a portrait what a face is compared with',
  async () => {
    const [one, again, other] = await Promise.all([
      showing(await pictureOf(first)),
      showing(await pictureOf(first, { seed: 99, x: 6, y: 4 })),
      showing(await pictureOf(second)),
    ])
    if (!one.ok || !again.ok || !other.ok) throw new Error('a portrait was not usable')

    expect(likeness(one.value, again.value)).toBeGreaterThan(0.8)
    expect(likeness(one.value, other.value)).toBeLessThan(0.3)
  },
  SLOW,
)

it('tells an unknown person from one without a portrait', async () => {
  expect(await fetching({ answer: 'not-confirmed' })).toEqual({
    ok: false,
    refusal: 'identity-not-confirmed',
  })
  expect(await fetching({ answer: 'confirmed-without-portrait' })).toEqual(unusable)
})

it(
  'uses no portrait in which nobody, or more than one, is to be seen',
  async () => {
    const wall = sharp({ create: { width: 320, height: 320, channels: 3, background: 'grey' } })
    const two = sharp({ create: { width: 640, height: 320, channels: 3, background: 'grey' } }).composite([
      { input: await pictureOf(first), left: 0, top: 0 },
      { input: await pictureOf(second), left: 320, top: 0 },
    ])

    for (const picture of [wall, two])
      expect(await showing(await picture.jpeg().toBuffer())).toEqual(unusable)
    expect(await showing(Buffer.from('no picture'))).toEqual(unusable)
  },
  SLOW,
)

it(
  'uses no portrait whose face is less than 60 pixels wide',
  async () => {
    const sizes = await Promise.all(
      [320, 240, 160, 120, 100].map(async (size) => {
        const portrait = await sharp(await pictureOf(first))
          .resize(size)
          .jpeg({ quality: 95 })
          .toBuffer()
        const look = await engine.look(portrait)
        const width = look.ok ? (look.value.face?.box.width ?? 0) : 0
        return { width, usable: (await showing(portrait)).ok }
      }),
    )

    expect(sizes.map(({ usable }) => usable)).toEqual(sizes.map(({ width }) => width >= 60))
    expect(new Set(sizes.map(({ usable }) => usable)).size).toBe(2)
  },
  SLOW,
)

it('lets it be known that the authority gave no answer', async () => {
  const silent = { portraitOf: () => Promise.reject(new AuthorityUnavailable('silent')) }

  await expect(fetchPortrait(silent, engine, person)).rejects.toBeInstanceOf(AuthorityUnavailable)
})

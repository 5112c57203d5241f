import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { EnrolledFace } from '../../shared/contracts/enrolled-face.ts'
import { drawPerson } from '../../shared/test-people/draw-person.ts'
import { drawnPeople } from '../../shared/test-people/drawn-people.ts'
import { demonstrationIdentityAuthority } from '../adapters/authority/demonstration-identity-authority.ts'
import { wasmFaceEngine } from '../adapters/face/wasm-face-engine.ts'
import type { FaceEngine } from '../domain/face-engine.ts'
import { sessionOf } from './drawn-sessions.fixture.ts'
import { fetchPortrait } from './fetch-portrait.ts'
import { judgeSession } from './judge-session.ts'
import { remembering } from './remembering-engine.fixture.ts'

const { first, second, third } = drawnPeople
const SLOW = 60_000
const folder = mkdtempSync(join(tmpdir(), 'own-face-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

let engine: FaceEngine
beforeAll(async () => {
  engine = remembering(await wasmFaceEngine())
  const id = 'a'.repeat(32)
  const enrolled: EnrolledFace = {
    id,
    name: '李试用',
    documentKind: 'resident-id',
    documentNumber: '440106190001010047',
    portrait: (await asThePageSavesIt(first)).toString('base64'),
    enrolledAt: '2026-11-24T04:00:00.000Z',
  }
  writeFileSync(join(folder, `${id}.json`), JSON.stringify(enrolled))
}, SLOW)

/** What a webcam sees, whole, by the canvas of the enrolment page. */
const asThePageSavesIt = (person: typeof first) => {
  const { rgb, width, height } = drawPerson(person, { seed: 31, x: -9, y: 5 })
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer()
}

const asked = ['mouth-open', 'eyes-closed', 'nod'] as const

async function certify(beforeTheCamera: typeof first, name: string, number: string) {
  const authority = demonstrationIdentityAuthority({ folder })
  const person = { name, document: { kind: 'resident-id', number } } as const
  const drawnAt = new Date('2026-11-24T04:00:00.000Z')
  const { verdict } = await judgeSession(engine, { riskForReview: 1, hasReviewDesk: false })({
    challenge: { nonce: 'n', actions: asked, drawnAt, expiresAt: new Date('2026-11-24T04:03:00.000Z') },
    receivedAt: new Date('2026-11-24T04:00:40.000Z'),
    frames: await sessionOf(beforeTheCamera, asked),
    portrait: () => fetchPortrait(authority, engine, person),
    otherSessions: [],
  })
  return verdict
}

it(
  'certifies who enrolled their own face, and nobody else in their name',
  async () => {
    const enrolled = ['李试用', '440106190001010047'] as const
    expect(await certify(first, ...enrolled)).toEqual({ verdict: 'certified' })
    expect(await certify(third, ...enrolled)).toEqual({ verdict: 'refused', reason: 'another-person' })
  },
  SLOW,
)

it(
  'certifies a demonstration person with the face that was drawn for them, and with no other',
  async () => {
    const chen = ['陈晓岚', '440106199001010048'] as const
    expect(await certify(third, ...chen)).toEqual({ verdict: 'certified' })
    expect(await certify(second, ...chen)).toEqual({ verdict: 'refused', reason: 'another-person' })
  },
  SLOW,
)

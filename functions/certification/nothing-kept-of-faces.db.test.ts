import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, expect, it, vi } from 'vitest'
import * as contracts from '../../shared/contracts/certification.ts'
import { FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import { type DrawnPerson, drawnPeople } from '../../shared/test-people/drawn-people.ts'
import { type FaceAction, faceActionSchema } from '../../shared/vocabulary/face-action.ts'
import type { Device } from '../adapters/http/device.fixture.ts'
import { signedIn } from '../adapters/http/signed-in.fixture.ts'
import { allItems } from '../adapters/dynamodb/test-items.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import { takeOutput } from '../adapters/take-output.fixture.ts'
import { handler } from './entry.ts'
import { engine, framesOf, portraitOf } from './face-check.fixture.ts'

// Before the first import reads the environment: a temporary folder of one's own, and in another who is enrolled.
const folders = vi.hoisted(() => {
  const root = `${process.env['TMPDIR'] ?? '/tmp'}/nothing-kept-${process.pid}`
  process.env['TMPDIR'] = `${root}/temporary`
  process.env['IDENTITY_AUTHORITY_PORTRAITS'] = `${root}/faces`
  return { root, temporary: `${root}/temporary`, faces: `${root}/faces` }
})
for (const folder of [folders.temporary, folders.faces]) mkdirSync(folder, { recursive: true })
const { written, giveBack } = takeOutput()
afterAll(() => {
  giveBack()
  rmSync(folders.root, { recursive: true })
})

const { first, second } = drawnPeople
/** Of an embedding, which has 512 numbers, no writing is as short. */
const LONGEST_VALUE = 1_500

async function enrolled(face: DrawnPerson) {
  const account = await aHolder()
  const portrait = await portraitOf(face)
  const { document, name } = account
  const id = randomBytes(16).toString('hex')
  writeFileSync(
    `${folders.faces}/${id}.json`,
    JSON.stringify({
      id,
      enrolledAt: new Date().toISOString(),
      name,
      documentKind: 'resident-id',
      documentNumber: document.number,
      portrait: portrait.toString('base64'),
    }),
  )
  return { account, portrait }
}

/** From consent to verdict, through the door; given is what was sent in. */
async function checked(phone: Device, face: DrawnPerson) {
  const givenBy = { who: 'person-of-14-or-over' as const }
  await phone.call(handler, contracts.agreeToFaceRecognition, { version: FACE_AGREEMENT_VERSION, givenBy })
  const drawn = await phone.call(handler, contracts.startFaceCheck, { purpose: 'certify', excluded: [] })
  const startedAt = Date.now()
  const checkId = String(drawn.body['checkId'])
  const actions = (drawn.body['actions'] as FaceAction[]).map((action) => faceActionSchema.parse(action))
  const frames = await framesOf(face, actions)
  const takes = (frames.at(-1)?.at ?? 0) - (Date.now() - startedAt)
  await new Promise((resolve) => setTimeout(resolve, takes))
  const { body } = await phone.call(handler, contracts.judgeFaceCheck, { checkId, frames })
  return { verdict: body['verdict'], checkId, jpegs: frames.map(({ jpeg }) => Buffer.from(jpeg, 'base64')) }
}

/** Bytes as they may be written down: a piece from their middle, for all JPEGs begin alike. */
function writingsOf(bytes: Uint8Array): string[] {
  const middle = Math.floor(bytes.length / 2)
  const piece = Buffer.from(bytes.subarray(middle, middle + 27))
  const inBase64 = [0, 1, 2].map((shift) => piece.subarray(shift, shift + 24).toString('base64'))
  return [
    ...inBase64,
    ...inBase64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    piece.toString('hex'),
  ]
}

const tracesIn = (text: string, secrets: readonly Uint8Array[]) =>
  secrets.filter((bytes) => writingsOf(bytes).some((writing) => text.includes(writing))).length

/** Bytes, which DynamoDB gives as such, are written out in base64. */
const asText = (value: unknown) =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner instanceof Uint8Array ? Buffer.from(inner).toString('base64') : inner,
  )

const longestValue = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return String(value).length
  if (value instanceof Uint8Array) return value.length
  const inner = Object.values(value)
  const numbers = inner.filter((each) => typeof each === 'number')
  return Math.max(numbers.join().length, ...inner.map(longestValue))
}

/**
 * What is kept of a check's frames, and may stay: 256 signs of the picture's coarsest waves, and of the face's. No picture
 * comes of them, and people are not known by them; but a little the face's say of whom, so they are sealed.
 */
const SIGNS_OF_A_FRAME = Buffer.alloc(2 * 32).toString('base64url').length

/** With what was shown opened, a word a frame: sealed, anything could hide in it. */
async function opened({ sealed, ...item }: Record<string, unknown>) {
  const [, personKey] = /^FACE_HASHES#(.+)$/.exec(String(item['pk'])) ?? []
  if (personKey === undefined || typeof sealed !== 'string') return { ...item, sealed, frames: [] }
  const signs = await stores.personalData.open(personKey, 'face-hashes', sealed)
  return { ...item, frames: signs.split(' ') }
}

async function templatesOf(jpegs: readonly Buffer[]): Promise<Uint8Array[]> {
  const eyes = await engine()
  return Promise.all(
    jpegs.map(async (jpeg) => {
      const looked = await eyes.look(jpeg)
      if (!looked.ok || !looked.value.face) throw new Error('nobody was found in a drawing')
      const { buffer, byteOffset, byteLength } = await eyes.embed(jpeg, looked.value.face)
      return new Uint8Array(buffer, byteOffset, byteLength)
    }),
  )
}

it('finds a frame and an embedding where one was written down', () => {
  const bytes = randomBytes(2_048)
  const written = [
    new Uint8Array(bytes),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ]
  expect(written.map((each) => tracesIn(asText({ pk: 'x', each }), [bytes]))).toEqual([1, 1, 1, 1])
  expect(tracesIn(asText({ pk: randomBytes(2_048) }), [bytes])).toBe(0)
  const numbers = Array.from(new Float32Array(512), () => Math.random() - 0.5)
  expect(longestValue({ numbers })).toBeGreaterThan(LONGEST_VALUE)
  expect(longestValue({ text: JSON.stringify(numbers) })).toBeGreaterThan(LONGEST_VALUE)
})

it('keeps of a face check no frame, no portrait and no embedding: in no table, no log, no temporary file', async () => {
  const right = await enrolled(first)
  const wrong = await enrolled(second)
  const certified = await checked(await signedIn(right.account), first)
  const refused = await checked(await signedIn(wrong.account), first)
  expect([certified.verdict, refused.verdict]).toEqual(['certified', 'refused'])

  const jpegs = [...certified.jpegs, ...refused.jpegs, right.portrait, wrong.portrait]
  const templates = await templatesOf([...certified.jpegs.slice(0, 4), right.portrait, wrong.portrait])
  const secrets = [...jpegs, ...templates]
  const items = await allItems()
  const names = [right.account.id, wrong.account.id, certified.checkId, refused.checkId]
  const ofThem = items.filter((item) => names.some((name) => asText(item).includes(name)))

  const asOpened = await Promise.all(ofThem.map(opened))
  const shown = asOpened.map(({ frames }) => frames).filter((frames) => frames.length > 0)

  expect(ofThem.length).toBeGreaterThan(8)
  expect(tracesIn(asText(items), secrets)).toBe(0)
  expect(tracesIn(asText(asOpened), secrets)).toBe(0)
  expect(asOpened.filter((item) => longestValue(item) > LONGEST_VALUE)).toEqual([])
  expect(shown.map((frames) => frames.length).toSorted()).toEqual(
    [certified, refused].map(({ jpegs }) => jpegs.length).toSorted(),
  )
  for (const signs of shown.flat()) {
    expect(signs).toHaveLength(SIGNS_OF_A_FRAME)
    expect(asText(items)).not.toContain(signs)
  }
  expect(tracesIn(written.join('\n'), secrets)).toBe(0)
  expect(readdirSync(folders.temporary, { recursive: true })).toEqual([])
}, 90_000)

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EnrolledFace } from '../../../shared/contracts/enrolled-face.ts'
import { drawPerson } from '../../../shared/test-people/draw-person.ts'
import { drawnPeople } from '../../../shared/test-people/drawn-people.ts'
import { faceOf, portrayed } from '../../../shared/test-people/portrayed.ts'
import type { NaturalPerson } from '../../domain/account.ts'
import type { FaceEngine } from '../../domain/face-engine.ts'
import { likeness } from '../../domain/face-template.ts'
import { wasmFaceEngine } from '../face/wasm-face-engine.ts'
import { demonstrationUnits } from '../registry/demonstration-units.ts'
import { demonstrationIdentityAuthority } from './demonstration-identity-authority.ts'
import { demonstrationPeople } from './demonstration-people.ts'

const SLOW = 60_000
const chen: NaturalPerson = {
  name: '陈晓岚',
  document: { kind: 'resident-id', number: '440106199001010048' },
}
const withNumber = (person: NaturalPerson, number: string) => ({
  ...person,
  document: { ...person.document, number },
})
const ask = (person: NaturalPerson, folder?: string) =>
  demonstrationIdentityAuthority({ folder }).portraitOf(person)

async function portraitFor(person: NaturalPerson, folder?: string): Promise<Buffer> {
  const answer = await ask(person, folder)
  if (answer.answer !== 'confirmed') throw new Error(`the answer is ${answer.answer}`)
  return Buffer.from(answer.portrait)
}

describe('the demonstration people', () => {
  it('are those whose faces were drawn, and the representatives of the demonstration units', async () => {
    const drawn = demonstrationPeople.filter(({ portrait }) => portrait)
    expect(drawn.map(({ person }) => [person.name, person.document.number])).toEqual(
      portrayed.map(({ name, documentNumber }) => [name, documentNumber]),
    )
    for (const { representative } of demonstrationUnits)
      expect(await ask(representative)).toMatchObject({
        answer: expect.stringContaining('confirmed') as string,
      })
  })

  it('are confirmed without a portrait where nobody drew one', async () => {
    const without = demonstrationUnits.filter(({ representative }) => representative.name !== '欧阳建国')
    expect(without).toHaveLength(5)
    for (const { representative } of without)
      expect(await ask(representative)).toEqual({ answer: 'confirmed-without-portrait' })
  })

  it('are known whichever dot was typed, and by a renewed permit', async () => {
    const dotted = demonstrationUnits.find(({ name }) => name.includes('惠州虚构'))?.representative
    if (!dotted) throw new Error('nobody has a dot in their name')
    expect(await ask({ ...dotted, name: '麦迪娜•示例' })).toEqual({ answer: 'confirmed-without-portrait' })
    const permit = { kind: 'hk-macau-permit', number: 'H0000000102' } as const
    expect(await ask({ name: '黎家明', document: permit })).toMatchObject({ answer: 'confirmed' })
  })

  it.each([
    ['the name', { ...chen, name: '陈晓蓝' }],
    ['the number', withNumber(chen, '440305198505050078')],
    ['the kind of document', { ...chen, document: { ...chen.document, kind: 'taiwan-residence' } } as const],
    [
      'everything',
      { name: '无此人', document: { kind: 'resident-id', number: '440106199001010005' } } as const,
    ],
  ])('get the same plain no when %s differs', async (_what, person) => {
    expect(await ask(person)).toEqual({ answer: 'not-confirmed' })
  })
})

describe('their portraits', () => {
  let engine: FaceEngine
  beforeAll(async () => {
    engine = await wasmFaceEngine()
  }, SLOW)

  async function lookAt(picture: Uint8Array) {
    const look = await engine.look(picture)
    if (!look.ok || !look.value.face) throw new Error('there is no face')
    const { faces, face } = look.value
    return { faces, face, template: await engine.embed(picture, face) }
  }

  it.each(portrayed)('show $name alone, upright, from the front, 200 pixels or more', async (person) => {
    const { face, faces } = await lookAt(await portraitFor(personOf(person)))
    expect(faces).toBe(1)
    expect(face.box.width).toBeGreaterThanOrEqual(200)
    expect(Math.abs(face.pose.yaw)).toBeLessThan(0.1)
    expect(Math.abs(face.pose.roll)).toBeLessThan(3)
    expect(Math.max(face.eyesClosed.left, face.eyesClosed.right, face.mouthOpen)).toBeLessThan(0.2)
  })

  it.each(portrayed)(
    'show the drawn person that journeys take for $name, and none of the others',
    async (person) => {
      const { template } = await lookAt(await portraitFor(personOf(person)))
      for (const other of Object.values(drawnPeople)) {
        const likely = likeness(template, (await lookAt(await pictureOf(other))).template)
        if (other === faceOf(person.documentNumber)) expect(likely).toBeGreaterThan(0.9)
        else expect(likely).toBeLessThan(0.3)
      }
    },
    SLOW,
  )
})

describe('whoever enrolled on this machine', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'enrolled-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  const li: NaturalPerson = {
    name: '李试用',
    document: { kind: 'resident-id', number: '110105190001011234' },
  }
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
  const face = (differs: Partial<EnrolledFace> = {}): EnrolledFace => ({
    id: 'a'.repeat(32),
    name: li.name,
    documentKind: 'resident-id',
    documentNumber: li.document.number,
    portrait: jpeg.toString('base64'),
    enrolledAt: '2026-11-24T04:00:00.000Z',
    ...differs,
  })
  const put = (content: unknown, name = `${'a'.repeat(32)}.json`) => {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }

  it('is known from then on by name and number together, until it is deleted', async () => {
    const authority = demonstrationIdentityAuthority({ folder })
    expect(await authority.portraitOf(li)).toEqual({ answer: 'not-confirmed' })
    put(face())
    expect(await authority.portraitOf(li)).toEqual({ answer: 'confirmed', portrait: jpeg })
    expect(await authority.portraitOf({ ...li, name: '李试' })).toEqual({ answer: 'not-confirmed' })
    expect(await authority.portraitOf(withNumber(li, chen.document.number))).toEqual({
      answer: 'not-confirmed',
    })
    rmSync(join(folder, `${'a'.repeat(32)}.json`))
    expect(await authority.portraitOf(li)).toEqual({ answer: 'not-confirmed' })
  })

  it('lends a demonstration person their own face, and the drawing comes back after', async () => {
    const drawn = await portraitFor(chen, folder)
    put(face({ name: chen.name, documentNumber: chen.document.number }))
    expect(await portraitFor(chen, folder)).toEqual(jpeg)
    rmSync(join(folder, `${'a'.repeat(32)}.json`))
    expect(await portraitFor(chen, folder)).toEqual(drawn)
  })

  it('is known even where foreign and broken files lie beside', async () => {
    put(face(), `${'b'.repeat(32)}.json`)
    put('{"id":', `${'1'.repeat(32)}.json`)
    put({ ...face(), portrait: Buffer.from('<svg onload>').toString('base64') }, `${'2'.repeat(32)}.json`)
    put({ ...face(), more: 1 }, `${'3'.repeat(32)}.json`)
    put(`"${'x'.repeat(2 * 1024 * 1024)}"`, `${'4'.repeat(32)}.json`)
    put(face({ name: '李链接' }), 'elsewhere')
    symlinkSync(join(folder, 'elsewhere'), join(folder, `${'5'.repeat(32)}.json`))
    symlinkSync(folder, join(folder, `${'6'.repeat(32)}.json`))
    execFileSync('mkfifo', [join(folder, `${'7'.repeat(32)}.json`)])
    put(face({ name: '李备注' }), 'notes.json')

    expect(await ask(li, folder)).toEqual({ answer: 'confirmed', portrait: jpeg })
    for (const name of ['李链接', '李备注'])
      expect(await ask({ ...li, name }, folder)).toEqual({ answer: 'not-confirmed' })
  })

  it('is nobody where there is no such folder', async () => {
    const gone = join(folder, 'gone')
    expect(await ask(li, gone)).toEqual({ answer: 'not-confirmed' })
    expect(await ask(chen, gone)).toMatchObject({ answer: 'confirmed' })
  })
})

const personOf = ({ name, documentNumber }: (typeof portrayed)[number]): NaturalPerson => ({
  name,
  document: {
    kind: documentNumber.startsWith('H') ? 'hk-macau-permit' : 'resident-id',
    number: documentNumber,
  },
})

function pictureOf(person: (typeof drawnPeople)[keyof typeof drawnPeople]) {
  const { rgb, width, height } = drawPerson(person)
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer()
}

import { request as httpRequest } from 'node:http'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { enrolledFaceSchema } from '../../shared/contracts/enrolled-face.ts'
import type { Listening } from './listen.ts'
import { ownFaces } from './own-faces.ts'
import { startSnsOutbox } from './sns-outbox.ts'

const MB = 1024 * 1024
const jpegOf = (bytes: number) =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(bytes - 4, 7)]).toString('base64')

const enrolment = {
  name: ' 李试用 ',
  documentKind: 'resident-id',
  documentNumber: '440106190001010047',
  portrait: jpegOf(5000),
}

let home: string
let folder: string
let outbox: Listening
let origin: string
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'own-faces-'))
  folder = join(home, 'faces')
  outbox = await startSnsOutbox({ faces: ownFaces(folder, { passing: false }) })
  origin = `http://localhost:${String(outbox.port)}`
})
afterEach(async () => {
  await outbox.stop()
  rmSync(home, { recursive: true })
})

interface Asked {
  method?: string
  path?: string
  body?: unknown
  headers?: Record<string, string>
}

/** Past `fetch`, which lets nobody choose Host and Origin. */
function ask({ method = 'GET', path = '/faces', body, headers = {} }: Asked) {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const own = {
    host: `localhost:${String(outbox.port)}`,
    ...(method === 'GET' ? {} : { origin, 'content-type': 'application/json' }),
    ...('transfer-encoding' in headers ? {} : { 'content-length': String(Buffer.byteLength(text)) }),
  }
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      const asking = httpRequest(
        { host: '127.0.0.1', port: outbox.port, method, path, headers: { ...own, ...headers } },
        (response) => {
          const parts: Buffer[] = []
          response.on('data', (part: Buffer) => parts.push(part))
          response.on('end', () => {
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(parts),
            })
          })
        },
      )
      asking.on('error', reject)
      asking.end(text)
    },
  )
}
const enrol = (differs: object = {}, headers: Record<string, string> = {}) =>
  ask({ method: 'POST', body: { ...enrolment, ...differs }, headers })
const listed = async () =>
  JSON.parse(String((await ask({ path: '/faces/list.json' })).body)) as Record<string, string>[]
const idOf = async () => (await listed())[0]?.['id'] ?? 'nobody'
const messageOf = ({ body }: { body: Buffer }) => (JSON.parse(String(body)) as { message: string }).message

it('keeps who enrolled in a file of their own that only its owner may read', async () => {
  expect(await enrol()).toMatchObject({ status: 201 })

  const [file = '', ...more] = readdirSync(folder)
  expect(more).toEqual([])
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
  const kept = enrolledFaceSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
  expect(kept).toMatchObject({ ...enrolment, name: '李试用' })
  expect(file).toBe(`${kept.id}.json`)
})

it('lists who enrolled, shows the picture, and forgets both when told to', async () => {
  await enrol()
  const [person] = await listed()
  expect(person).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    name: '李试用',
    documentKind: 'resident-id',
    documentNumber: enrolment.documentNumber,
    enrolledAt: expect.stringMatching(/Z$/) as string,
  })
  const id = await idOf()
  const picture = await ask({ path: `/faces/${id}.jpg` })
  expect(picture.headers['content-type']).toBe('image/jpeg')
  expect(picture.body.toString('base64')).toBe(enrolment.portrait)

  expect(await ask({ method: 'DELETE', path: `/faces/${id}` })).toMatchObject({ status: 204 })
  expect(await listed()).toEqual([])
  expect(readdirSync(folder)).toEqual([])
  expect(await ask({ path: `/faces/${id}.jpg` })).toMatchObject({ status: 404 })
})

it('replaces the picture of a document that comes again, whatever its holder is called now', async () => {
  await enrol()
  await enrol({ name: '李改名', portrait: jpegOf(6000) })
  expect((await listed()).map(({ name }) => name)).toEqual(['李改名'])
  expect((await ask({ path: `/faces/${await idOf()}.jpg` })).body).toHaveLength(6000)
})

it.each([
  ['of another site', { origin: 'https://example.com' }],
  ['of another port of this machine', { origin: 'http://localhost:8080' }],
  ['that hides where it comes from', { origin: 'null' }],
])('changes nothing for a page %s', async (_what, headers) => {
  await enrol()
  const [file = ''] = readdirSync(folder)
  const before = readFileSync(join(folder, file), 'utf8')

  const changing = [
    await enrol({ name: '李别人' }, headers),
    await ask({ method: 'DELETE', path: `/faces/${await idOf()}`, headers }),
  ]
  for (const answer of changing) {
    expect(answer.status).toBe(403)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  }
  expect(readFileSync(join(folder, file), 'utf8')).toBe(before)
})

it('changes nothing without an origin, nor for what a form can send', async () => {
  const withoutOrigin = await fetch(`${origin}/faces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(enrolment),
  })
  expect(withoutOrigin.status).toBe(403)
  expect(await enrol({}, { 'content-type': 'text/plain' })).toMatchObject({ status: 415 })
  expect(existsSync(folder)).toBe(false)
})

it('answers no question before another origin asked it, so that a browser sends none', async () => {
  const headers = { origin: 'https://example.com', 'access-control-request-method': 'POST' }
  const { status, headers: answered } = await ask({ method: 'OPTIONS', headers })
  expect(status).toBe(403)
  expect(Object.keys(answered).join()).not.toContain('access-control')
})

it.each(['rebound.example:{port}', 'localhost', 'localhost:1', 'localhost.rebound.example:{port}'])(
  'shows nothing under the name %s, which is not this machine’s',
  async (host) => {
    await enrol()
    const headers = { host: host.replace('{port}', String(outbox.port)) }
    for (const path of ['/faces', '/faces/list.json', `/faces/${await idOf()}.jpg`]) {
      const answer = await ask({ path, headers })
      expect(answer.status).toBe(403)
      expect(String(answer.body)).not.toContain('李试用')
    }
  },
)

it('lets no other page embed or read it', async () => {
  const { headers } = await ask({})
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  expect(headers['access-control-allow-origin']).toBeUndefined()
})

it.each([
  ['no name', { name: '' }, '请输入姓名'],
  ['a name with digits', { name: '李2' }, '姓名中不能有数字'],
  ['no number', { documentNumber: '' }, '请输入'],
  ['a number with a wrong check digit', { documentNumber: '440106190001010045' }, '居民身份证号码填写有误'],
  ['a document without a face route', { documentKind: 'passport', documentNumber: 'X1' }, '请选择居民身份证'],
  ['no picture', { portrait: undefined }, '请先拍照'],
  ['a PNG', { portrait: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1').toString('base64') }, '请先拍照'],
  ['a page in the picture’s place', { portrait: Buffer.from('<svg>').toString('base64') }, '请先拍照'],
  ['a picture of more than 1 MB', { portrait: jpegOf(MB + 3) }, '请先拍照'],
])('says what to do when it is given %s, and keeps nothing', async (_what, differs, sentence) => {
  const answer = await enrol(differs)
  expect(answer.status).toBe(422)
  expect(messageOf(answer)).toContain(sentence)
  expect(existsSync(folder)).toBe(false)
})

it('takes a picture of 1 MB', async () => {
  expect(await enrol({ portrait: jpegOf(MB) })).toMatchObject({ status: 201 })
})

it('does not read what is far too large, or does not say how large it is', async () => {
  const answer = await enrol({ portrait: jpegOf(3 * MB) })
  expect(answer.status).toBe(413)
  expect(messageOf(answer)).toContain('最大 1 MB')
  const endless = await enrol({}, { 'transfer-encoding': 'chunked' })
  expect(endless.status).toBe(413)
  expect(existsSync(folder)).toBe(false)
})

it.each([
  '/faces/..%2Fmaster-key',
  '/faces/../master-key',
  '/faces/%2e%2e/master-key.jpg',
  `/faces/${'a'.repeat(32)}%00.jpg`,
  `/faces/x/${'a'.repeat(32)}.jpg`,
  '/faces/notes.jpg',
  '/faces/',
])('finds and deletes nothing by %s', async (path) => {
  writeFileSync(join(home, 'master-key'), 'secret')
  mkdirSync(folder)
  writeFileSync(join(folder, 'notes.json'), JSON.stringify(enrolment))
  symlinkSync(join(home, 'master-key'), join(folder, `${'a'.repeat(32)}.json`))

  for (const method of ['GET', 'DELETE']) {
    const answer = await ask({ method, path })
    expect(answer.status).toBe(404)
    expect(String(answer.body)).not.toContain('secret')
  }
  expect(readFileSync(join(home, 'master-key'), 'utf8')).toBe('secret')
  expect(readdirSync(folder)).toHaveLength(2)
})

it('takes twenty people, and says so to the next', async () => {
  const numbers = Array.from({ length: 21 }, (_, at) => `H${String(90_000_000 + at)}`)
  const answers = []
  for (const documentNumber of numbers)
    answers.push(await enrol({ documentKind: 'hk-macau-permit', documentNumber }))
  expect(answers.map(({ status }) => status)).toEqual([...Array<number>(20).fill(201), 409])
  expect(await listed()).toHaveLength(20)
  const again = await enrol({ documentKind: 'hk-macau-permit', documentNumber: 'H9000000001' })
  expect(again.status).toBe(201)
})

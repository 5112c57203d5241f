import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Bundle, bundleEntry } from './bundle-functions.ts'

const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
const seeingFolder = mkdtempSync(join(tmpdir(), 'bundle-seeing-'))
afterAll(() => {
  for (const each of [folder, seeingFolder]) rmSync(each, { recursive: true })
})

let bundle: Bundle
let seeing: Bundle
beforeAll(async () => {
  writeFileSync(join(folder, 'left-over.txt'), '')
  bundle = await bundleEntry('heavy', 'infra/bundle-functions.fixture.ts', folder)
  seeing = await bundleEntry('seeing', 'functions/bench/one-check.ts', seeingFolder)
})

it('keeps a room that uses every client under 600 KB', () => {
  expect(bundle.bytes).toBeGreaterThan(100_000)
  expect(bundle.bytes + bundle.laterBytes).toBeLessThan(600_000)
})

it('puts the binary and the font beside the code, and nothing of an earlier build', () => {
  const files = readdirSync(folder).filter((name) => !name.endsWith('.mjs'))
  expect(files.toSorted()).toEqual([
    expect.stringMatching(/^Comismsh-.+\.ttf$/),
    expect.stringMatching(/^argon2\..+\.node$/),
  ])
})

it('keeps the judge’s eyes out of what the room of face checks starts with', async () => {
  const checking = await bundleEntry(
    'certification',
    'functions/certification/entry.ts',
    join(folder, 'checking'),
  )
  expect(checking.bytes).toBeLessThan(600_000)
  expect(checking.laterBytes).toBeGreaterThan(600_000)
})

it('puts the recording beside the code of the room that speaks', async () => {
  const spoken = join(folder, 'spoken')
  await bundleEntry('one-time-code', 'functions/one-time-code/entry.ts', spoken)
  expect(readdirSync(spoken)).toContainEqual(expect.stringMatching(/^spoken-digits-.+\.ulaw$/))
})

it('puts the portraits of the demonstration beside the code of who asks for them, and they are found there', async () => {
  const asking = join(folder, 'asking')
  const authority = 'functions/adapters/authority/demonstration-identity-authority.ts'
  const { file } = await bundleEntry('asking', authority, asking)
  expect(readdirSync(asking).filter((name) => /^(first|second|third)-.+\.jpg$/.test(name))).toHaveLength(3)

  const person = { name: '欧阳建国', document: { kind: 'resident-id', number: '440305198505050078' } }
  const question =
    `const { demonstrationIdentityAuthority } = await import(${JSON.stringify(file)});` +
    `const { portrait } = await demonstrationIdentityAuthority({}).portraitOf(${JSON.stringify(person)});` +
    `console.log(portrait.subarray(0, 3).toString('hex'))`
  const answer = execFileSync(process.execPath, ['--input-type=module', '-e', question], { cwd: asking })
  expect(String(answer).trim()).toBe('ffd8ff')
})

it('puts the face models, their wasm and sharp beside the code of who looks at faces, and they run there', () => {
  const files = readdirSync(seeingFolder)
  for (const model of [
    'fr_eye',
    'fr_feature',
    'fr_liveness',
    'tiny_face_detector_model',
    'face_landmark_68_model',
  ])
    expect(files).toContainEqual(expect.stringMatching(new RegExp(`^${model}-.+\\.(onnx|bin)$`)))
  expect(files.filter((name) => name.endsWith('.wasm'))).toHaveLength(2)
  expect(readdirSync(join(seeingFolder, 'node_modules/@img'))).toContain(
    `sharp-${process.platform}-${process.arch}`,
  )
  // It opens its engine before anybody asks.
  expect(() =>
    execFileSync(process.execPath, [seeing.file], { cwd: seeingFolder, stdio: 'pipe' }),
  ).not.toThrow()
}, 60_000)

it('keeps all that lies there under 100 MB', () => {
  expect(bytesIn(seeingFolder)).toBeGreaterThan(20 * 1024 * 1024)
  expect(bytesIn(seeingFolder)).toBeLessThan(100 * 1024 * 1024)
})

it('runs away from the project, on the credentials of its environment', () => {
  const call = `const { handler } = await import(${JSON.stringify(bundle.file)}); console.log(JSON.stringify(await handler()))`
  const env = {
    AWS_REGION: 'cn-south-1',
    AWS_ACCESS_KEY_ID: 'key-of-the-role',
    AWS_SECRET_ACCESS_KEY: 'secret',
  }
  const answer = execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', call], {
    cwd: folder,
    env,
  })

  expect(JSON.parse(String(answer))).toMatchObject({
    accessKeyId: 'key-of-the-role',
    passwordHash: expect.stringContaining('$argon2id$') as string,
    captcha: expect.stringContaining('<path') as string,
  })
})

const bytesIn = (folderOf: string): number =>
  readdirSync(folderOf, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folderOf, name)))
    .reduce((bytes, file) => (file.isFile() ? bytes + file.size : bytes), 0)

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Bundle, bundleEntry } from './bundle-functions.ts'

const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

let bundle: Bundle
beforeAll(async () => {
  writeFileSync(join(folder, 'left-over.txt'), '')
  bundle = await bundleEntry('heavy', 'infra/bundle-functions.fixture.ts', folder)
})

it('keeps a room that uses every client under 600 KB', () => {
  expect(bundle.bytes).toBeGreaterThan(100_000)
  expect(bundle.bytes).toBeLessThan(600_000)
})

it('puts the binary and the font beside the code, and nothing of an earlier build', () => {
  const files = readdirSync(folder).filter((name) => !name.endsWith('.mjs'))
  expect(files.toSorted()).toEqual([
    expect.stringMatching(/^Comismsh-.+\.ttf$/),
    expect.stringMatching(/^argon2\..+\.node$/),
  ])
})

it('puts the recording beside the code of the room that speaks', async () => {
  const spoken = join(folder, 'spoken')
  await bundleEntry('one-time-code', 'functions/one-time-code/entry.ts', spoken)
  expect(readdirSync(spoken)).toContainEqual(expect.stringMatching(/^spoken-digits-.+\.ulaw$/))
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

import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { fileMasterKey } from './file-master-key.ts'

const folders: string[] = []
const aFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'master-key-'))
  folders.push(folder)
  return folder
}
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

it('makes its file at the first use, for the eyes of its owner only', async () => {
  const folder = await aFolder()
  await fileMasterKey(join(folder, 'key')).generate()
  expect((await stat(join(folder, 'key'))).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['key'])
})

it('unwraps what it wrapped, also after a restart', async () => {
  const path = join(await aFolder(), 'key')
  const { plain, wrapped } = await fileMasterKey(path).generate()
  expect(Buffer.from(await fileMasterKey(path).unwrap(wrapped))).toEqual(Buffer.from(plain))
  expect(plain).toHaveLength(32)
})

it('agrees on one key when ten start at once', async () => {
  const path = join(await aFolder(), 'key')
  const made = await Promise.all(Array.from({ length: 10 }, () => fileMasterKey(path).generate()))
  const last = fileMasterKey(path)
  for (const { plain, wrapped } of made)
    expect(Buffer.from(await last.unwrap(wrapped))).toEqual(Buffer.from(plain))
})

it('does not unwrap what another key wrapped', async () => {
  const [mine, theirs] = await Promise.all([aFolder(), aFolder()])
  const { wrapped } = await fileMasterKey(join(theirs, 'key')).generate()
  await expect(fileMasterKey(join(mine, 'key')).unwrap(wrapped)).rejects.toThrow()
})

it('says so when the file holds something else, and leaves it alone', async () => {
  const path = join(await aFolder(), 'key')
  await writeFile(path, 'too short')
  await expect(fileMasterKey(path).generate()).rejects.toThrow('does not hold 32 bytes')
})

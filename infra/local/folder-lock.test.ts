import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { lockFolder } from './folder-lock.ts'
import { runByNode, untilItSays } from './running.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'lock-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

it('lets one product at a time into a data folder', async () => {
  const release = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toMatchObject({
    name: 'StartFailure',
    message: expect.stringContaining('正被另一个运行中的粤建通使用') as string,
  })
  release()
  const releaseAgain = await lockFolder(folder)
  releaseAgain()
  expect.assertions(1)
})

it('does not stay locked by one that was killed', async () => {
  const other = runByNode('folder-lock.fixture.ts', [folder])
  await untilItSays(other, /held/)
  await expect(lockFolder(folder)).rejects.toThrow('正被')

  other.child.kill('SIGKILL')
  await other.code

  const release = await lockFolder(folder)
  release()
})

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { productFolders } from './product-folders.ts'

it('takes the faces away with the product where nothing is kept', async () => {
  const { faces, leave } = await productFolders(undefined)
  mkdirSync(faces)
  writeFileSync(join(faces, 'a.json'), '')
  leave()
  expect(existsSync(dirname(faces))).toBe(false)
})

it('keeps the faces in the data folder, to go with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'folders-'))
  const { faces, leave } = await productFolders(folder)
  leave()
  rmSync(folder, { recursive: true })
  expect(dirname(faces)).toBe(folder)
})

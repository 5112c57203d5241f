import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decodeJpeg } from '../adapters/face/pixels.ts'
import { foldersIn, peopleIn, readPicture } from './picture-folder.ts'

let folder: string
const grey = () => sharp({ create: { width: 32, height: 32, channels: 4, background: '#777' } })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'))
  for (const person of ['one', 'two', 'nobody']) await mkdir(join(folder, person))
  await writeFile(join(folder, 'two', 'B.JPG'), await grey().flatten().jpeg().toBuffer())
  await writeFile(join(folder, 'two', 'a.png'), await grey().png().toBuffer())
  await writeFile(join(folder, 'two', 'broken.jpeg'), Buffer.from('no picture'))
  await writeFile(join(folder, 'two', 'notes.txt'), '')
  await writeFile(join(folder, 'one', 'really-a-png.jpg'), await grey().png().toBuffer())
  await writeFile(join(folder, 'stray.jpg'), '')
  await symlink(join(folder, 'one'), join(folder, 'linked'))
})
afterAll(() => rm(folder, { recursive: true }))

it('finds people by their folders, linked ones too, and pictures whatever their names’ ends are like', async () => {
  const people = await peopleIn(folder)
  expect(people.map(({ person, files }) => [person, files.map((file) => basename(file))])).toEqual([
    ['linked', ['really-a-png.jpg']],
    ['one', ['really-a-png.jpg']],
    ['two', ['B.JPG', 'a.png', 'broken.jpeg']],
  ])
  expect((await foldersIn(folder)).toSorted()).toEqual(['linked', 'nobody', 'one', 'two'])
})

it.each(['two/B.JPG', 'two/a.png', 'one/really-a-png.jpg'])(
  'reads %s as the engine wants it',
  async (file) => {
    expect(await decodeJpeg(await readPicture(join(folder, file)))).toMatchObject({ width: 32, height: 32 })
  },
)

it('leaves it to the engine to find no picture in what is none', async () => {
  expect(await decodeJpeg(await readPicture(join(folder, 'two/broken.jpeg')))).toBeUndefined()
})

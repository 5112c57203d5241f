import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

export interface PersonPictures {
  person: string
  files: string[]
}

const PICTURE = /\.(jpe?g|png|webp)$/i

/** `folder/person/*.jpg` (or PNG, WebP), in the order of their names. */
export async function peopleIn(folder: string): Promise<PersonPictures[]> {
  const people = await Promise.all(
    (await foldersIn(folder)).map(async (name) => ({
      person: name,
      files: (await readdir(join(folder, name)))
        .filter((file) => PICTURE.test(file))
        .sort()
        .map((file) => join(folder, name, file)),
    })),
  )
  return people.filter(({ files }) => files.length > 0).sort((a, b) => (a.person < b.person ? -1 : 1))
}

/** By their names; what is only linked from there counts too. */
export async function foldersIn(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  const isFolder = await Promise.all(
    names.map(async (name) => (await stat(join(folder, name)).catch(() => undefined))?.isDirectory()),
  )
  return names.filter((_, at) => isFolder[at])
}

/** As JPEG, whatever the file's name says; what is no picture comes as it is, for the engine to say so. */
export async function readPicture(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return bytes
  return sharp(bytes)
    .flatten()
    .jpeg({ quality: 95 })
    .toBuffer()
    .catch(() => bytes)
}

/** Tells how far it has come, for who waits. */
export function told(what: string, of: number) {
  let done = 0
  return () => {
    done += 1
    if (done % 100 === 0 || done === of) process.stderr.write(`${what} ${String(done)} of ${String(of)}\n`)
  }
}

/** Milliseconds of CPU that it took. */
export async function cpuOf<Value>(act: () => Promise<Value>): Promise<{ value: Value; cpuMs: number }> {
  const from = process.cpuUsage()
  const value = await act()
  const { user, system } = process.cpuUsage(from)
  return { value, cpuMs: (user + system) / 1000 }
}

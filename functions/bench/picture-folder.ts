import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

export interface PersonPictures {
  person: string
  files: string[]
}

/** `folder/person/*.jpg`, in the order of their names. */
export async function peopleIn(folder: string): Promise<PersonPictures[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const people = await Promise.all(
    entries.map(async ({ name }) => ({
      person: name,
      files: (await readdir(join(folder, name)))
        .filter((file) => /\.jpe?g$/i.test(file))
        .sort()
        .map((file) => join(folder, name, file)),
    })),
  )
  return people.filter(({ files }) => files.length > 0).sort((a, b) => (a.person < b.person ? -1 : 1))
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

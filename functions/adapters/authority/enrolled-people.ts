import { open, readdir } from 'node:fs/promises'
import { constants } from 'node:fs'
import { join } from 'node:path'
import { type EnrolledFace, enrolledFaceSchema } from '../../../shared/contracts/enrolled-face.ts'

const LARGEST_FILE_BYTES = 1.5 * 1024 * 1024

/** Whoever enrolled on this machine, newest first. What else lies in the folder is left alone. */
export async function enrolledPeople(folder: string): Promise<EnrolledFace[]> {
  const names = await readdir(folder).catch(() => [])
  const files = names.filter((name) => /^[0-9a-f]{32}\.json$/.test(name))
  const read = await Promise.all(files.map((name) => readEnrolled(join(folder, name))))
  return read
    .filter((face) => face !== undefined)
    .sort((one, other) => other.enrolledAt.localeCompare(one.enrolledAt))
}

async function readEnrolled(path: string): Promise<EnrolledFace | undefined> {
  try {
    return enrolledFaceSchema.parse(JSON.parse(await readPlainFile(path)))
  } catch {
    return undefined
  }
}

async function readPlainFile(path: string): Promise<string> {
  // A pipe somebody put there would keep us waiting, a link lead out of the folder.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const about = await file.stat()
    if (!about.isFile() || about.size > LARGEST_FILE_BYTES) throw new Error('no file of ours')
    return await file.readFile('utf8')
  } finally {
    await file.close()
  }
}

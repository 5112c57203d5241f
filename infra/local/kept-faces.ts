import { createHash } from 'node:crypto'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import {
  type EnrolledFace,
  enrolledFaceSchema,
  type Enrolment,
} from '../../shared/contracts/enrolled-face.ts'
import { documentKey } from '../../shared/vocabulary/identity-document.ts'

const MOST = 20

/** Who enrolled on this machine: a file each, for its owner's eyes only; a document that comes again takes its old place. */
export function keptFaces(folder: string) {
  const fileOf = (id: string) => join(folder, `${id}.json`)

  function find(id: string): EnrolledFace | undefined {
    try {
      // A pipe somebody put there would keep us waiting.
      if (!lstatSync(fileOf(id)).isFile()) return undefined
      return enrolledFaceSchema.parse(JSON.parse(readFileSync(fileOf(id), 'utf8')))
    } catch {
      return undefined
    }
  }

  function all(): EnrolledFace[] {
    return idsIn(folder)
      .map(find)
      .filter((face) => face !== undefined)
      .sort((one, other) => other.enrolledAt.localeCompare(one.enrolledAt))
  }

  /** undefined: there are too many. */
  function keep(enrolment: Enrolment, now: Date): EnrolledFace | undefined {
    const id = idOf(enrolment)
    if (idsIn(folder).filter((other) => other !== id).length >= MOST) return undefined
    const face = { ...enrolment, id, enrolledAt: now.toISOString() }
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    // Whoever reads meanwhile finds the old file or the new one, never half of one.
    const unfinished = join(folder, `${id}.new`)
    rmSync(unfinished, { force: true })
    writeFileSync(unfinished, JSON.stringify(face), { mode: 0o600, flag: 'wx' })
    renameSync(unfinished, fileOf(id))
    return face
  }

  const remove = (id: string) => {
    rmSync(fileOf(id), { force: true })
  }
  return { folder, all, find, keep, remove }
}

function idsIn(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((name) => /^([0-9a-f]{32})\.json$/.exec(name)?.[1] ?? [])
  } catch {
    return []
  }
}

const idOf = ({ documentKind, documentNumber }: Enrolment) =>
  createHash('sha256')
    .update(`${documentKind} ${documentKey({ kind: documentKind, number: documentNumber })}`)
    .digest('hex')
    .slice(0, 32)

import { hash, verify } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'
import { normalizePassword } from '../../../shared/vocabulary/normalize-password.ts'
import type { Passwords } from '../../domain/passwords.ts'

/** security.md: Argon2id, which is the library's default algorithm. Memory in KiB. */
const parameters = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/

export function argon2Passwords(): Passwords {
  const nobodys = hashOfNobody()
  return {
    hash: (password) => hash(normalizePassword(password), parameters),

    async verify(stored, password) {
      const matches = await verify(stored ?? nobodys, normalizePassword(password))
      return stored !== undefined && matches
    },

    isOutgrown(stored) {
      const [, memory, time, lanes] = PHC.exec(stored) ?? []
      if (memory === undefined) return true
      const { memoryCost, timeCost, parallelism } = parameters
      return Number(memory) < memoryCost || Number(time) < timeCost || Number(lanes) < parallelism
    },
  }
}

/** A hash that no password has, of the same cost as a real one. */
function hashOfNobody() {
  const { memoryCost, timeCost, parallelism } = parameters
  const random = (bytes: number) => randomBytes(bytes).toString('base64').replaceAll('=', '')
  return `$argon2id$v=19$m=${String(memoryCost)},t=${String(timeCost)},p=${String(parallelism)}$${random(16)}$${random(32)}`
}

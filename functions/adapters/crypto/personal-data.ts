import { createHmac } from 'node:crypto'
import type { PersonalData } from '../../domain/personal-data.ts'
import { decrypt, encrypt } from './aes-gcm.ts'
import type { KeyRing } from './key-ring.ts'

const SEAL = 'personal-data/seal'
const INDEX = 'personal-data/blind-index/'

/** Changing it needs every claim written anew: look-ups must find what was stored years ago. */
const INDEX_VERSION = 1

/** `<version>.<base64url>` */
const SEALED = /^(\d{1,6})\.([\w-]+)$/

export function personalData(ring: KeyRing): PersonalData {
  return {
    async seal(owner, field, plain) {
      const [newest = INDEX_VERSION] = await ring.versions()
      const key = await ring.key(newest, SEAL)
      return `${String(newest)}.${encrypt(key, Buffer.from(plain), place(owner, field)).toString('base64url')}`
    },

    async open(owner, field, sealed) {
      const [, version, text] = SEALED.exec(sealed) ?? []
      if (version === undefined || text === undefined) throw new Error('Not a sealed value')
      const key = await ring.key(Number(version), SEAL)
      return decrypt(key, Buffer.from(text, 'base64url'), place(owner, field)).toString()
    },

    async blindIndex(purpose, value) {
      const key = await ring.key(INDEX_VERSION, INDEX + purpose)
      return createHmac('sha256', key).update(value).digest('base64url')
    },
  }
}

/** Unambiguous whatever the two texts hold. */
const place = (owner: string, field: string) => JSON.stringify([owner, field])

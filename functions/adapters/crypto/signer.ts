import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Signer } from '../../domain/signer.ts'
import type { KeyRing } from './key-ring.ts'

const MAC_BYTES = 16
/** Never a newer one: a repeat may come after the ring has grown. */
const DRAW_VERSION = 1

export function signer(ring: KeyRing): Signer {
  async function macUnder(version: number, purpose: string, text: string) {
    const key = await ring.key(version, `sign/${purpose}`)
    return createHmac('sha256', key).update(text).digest().subarray(0, MAC_BYTES)
  }

  async function isOurs(purpose: string, text: string, mac: Buffer) {
    const versions = await ring.versions()
    const ours = await Promise.all(versions.map((version) => macUnder(version, purpose, text)))
    return ours.some((each) => timingSafeEqual(each, mac))
  }

  return {
    async sign(purpose, text) {
      const [newest = 1] = await ring.versions()
      return (await macUnder(newest, purpose, text)).toString('base64url')
    },

    async draw(purpose, text) {
      const key = await ring.key(DRAW_VERSION, `draw/${purpose}`)
      return createHmac('sha256', key).update(text).digest('base64url')
    },

    async verify(purpose, text, mac) {
      const given = Buffer.from(mac, 'base64url')
      if (given.length !== MAC_BYTES) return false
      if (await isOurs(purpose, text, given)) return true
      // Another process may sign with a version that this one has not seen yet.
      return (await ring.learnsMore()) && isOurs(purpose, text, given)
    },
  }
}

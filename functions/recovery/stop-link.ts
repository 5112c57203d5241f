import { createHash } from 'node:crypto'
import type { Signer } from '../domain/signer.ts'

/** The same for the same recovery: a message that could not be sent is sent again with the same link. */
export const stopTokenOf = async (signer: Signer, recoveryId: string) =>
  (await signer.draw('recovery-stop', recoveryId)).slice(0, 22)

export const stopLinkIdOf = (token: string) => createHash('sha256').update(token).digest('base64url')

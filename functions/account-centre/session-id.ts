import { createHash } from 'node:crypto'
import type { Session } from '../domain/session.ts'

/**
 * What the holder's pages call a session, also after it got a new identifier: 22 characters that lead back neither to its
 * hash nor to its secret.
 */
export const sessionIdOf = ({ hash, earlier }: Pick<Session, 'hash' | 'earlier'>) =>
  createHash('sha256')
    .update(`session-id:${earlier?.[0] ?? hash}`)
    .digest('base64url')
    .slice(0, 22)

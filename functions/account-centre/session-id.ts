import { createHash } from 'node:crypto'
import type { SessionRef } from '../domain/session.ts'

/** What the holder's pages call a session: 22 characters that lead back neither to its hash nor to its secret. */
export const sessionIdOf = ({ hash }: SessionRef) =>
  createHash('sha256').update(`session-id:${hash}`).digest('base64url').slice(0, 22)

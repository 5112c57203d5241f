import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { ScanTicket } from '../../shared/vocabulary/scan-login.ts'

/** What the portal's cookie says: `<ticket>.<secret>`, the secret of 256 bits. */
export interface PortalKey {
  ticket: ScanTicket
  secret: string
  secretHash: string
}

/** Outlives the login a little, so that a late question is answered `expired` and not `unknown`. */
export const PORTAL_COOKIE_SECONDS = 300

const COOKIE = /^([\w-]{22})\.([\w-]{43})$/

export const newSecret = () => randomBytes(32).toString('base64url')

export const writePortalCookie = ({ ticket, secret }: PortalKey) => `${ticket}.${secret}`

export function readPortalCookie(text: string | undefined): PortalKey | undefined {
  const [, ticket, secret] = COOKIE.exec(text ?? '') ?? []
  return ticket && secret ? portalKey(ticket as ScanTicket, secret) : undefined
}

export const portalKey = (ticket: ScanTicket, secret: string): PortalKey => ({
  ticket,
  secret,
  secretHash: createHash('sha256').update(secret).digest('base64url'),
})

/**
 * Half from the portal's cookie, half from the server: every claim of one login means the same session, so that
 * two at once, or a repeat after a crash, name it alike in the history; and neither half makes it alone.
 */
export const sessionSecretOf = (seed: string, { secret }: PortalKey) =>
  createHmac('sha256', seed).update(secret).digest('base64url')

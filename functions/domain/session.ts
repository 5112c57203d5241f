import { createHash, randomBytes } from 'node:crypto'
import type { Whereabouts } from '../../shared/contracts/scan-login.ts'
import type { Surface } from '../../shared/contracts/surface.ts'
import type { AccountId } from './account-id.ts'
import type { Browser } from './browser.ts'

/** How the person proved who they are, as RFC 8176 names it where it does. */
export type Method = 'pwd' | 'sms' | 'scan' | 'face'

/** Where a session lies in the table: below its account, below its browser. */
export interface SessionRef {
  browserTag: string
  /** SHA-256 of the secret, base64url. The secret itself is in the cookie and nowhere else. */
  hash: string
}

export interface Session extends SessionRef {
  accountId: AccountId
  /** `Account.sessionEpoch` when the person proved who they are. */
  epoch: number
  surface: Surface
  methods: Method[]
  where: Whereabouts
  startedAt: Date
  /** Last time the person proved presence with a password, a code or a scan. */
  verifiedAt: Date
  seenAt: Date
  endedAt?: Date
  /** Hashes that it had before, oldest first: a new identifier is no new sign-in. */
  earlier?: readonly string[]
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** security.md, Secrets and sessions; milliseconds. */
export const sessionLimits: Record<Surface, { idle: number; absolute?: number }> = {
  portal: { idle: 60 * MINUTE, absolute: DAY },
  app: { idle: 30 * DAY },
}

/** A session's `seenAt` is written this often at most, so that reading pages costs no writes. */
export const SEEN_EVERY_MS = 5 * MINUTE

/** Ended sessions stay this long: they are how a browser is known, and what the history points at. */
export const SESSION_MEMORY_MS = 400 * DAY

/** Of an account, what its sessions go by. */
export interface SessionHolder {
  id: AccountId
  sessionEpoch: number
}

export interface SessionStore {
  add(session: Session): Promise<void>
  find(accountId: AccountId, ref: SessionRef, consistent: boolean): Promise<Session | undefined>
  markSeen(session: Session, now: Date): Promise<void>
  /** The person has just proved presence anew. */
  markVerified(session: Session, now: Date): Promise<void>
  /** Ends it if it still lives; whether it did. */
  end(accountId: AccountId, ref: SessionRef, now: Date): Promise<boolean>
  /** Every session of the account's epoch that has not ended. */
  live(account: SessionHolder, now: Date): Promise<Session[]>
  /** Whether this account ever had a session in that browser, since it was last forgotten. */
  knowsBrowser(accountId: AccountId, browserTag: string): Promise<boolean>
  /** Every session that this account had in that browser, since it was last forgotten. */
  inBrowser(accountId: AccountId, browserTag: string): Promise<Session[]>
  /** Whether this account ever had a session anywhere. */
  hasAny(accountId: AccountId): Promise<boolean>
  /** Ends the account's sessions in that browser and makes it a stranger to the account; how many still lived. */
  forgetBrowser(accountId: AccountId, browserTag: string, now: Date): Promise<number>
}

export interface StartedSession {
  session: Session
  /** The cookie's value: `<account>.<secret>`, the secret of 256 bits. */
  cookie: string
}

interface Start {
  /** As it was read when the person proved who they are. */
  account: SessionHolder
  surface: Surface
  browser: Browser
  methods: Method[]
  now: Date
  /** 256 bits, base64url; drawn here unless a repeat of the same sign-in must mean the same session. */
  secret?: string
}

const newSecret = () => randomBytes(32).toString('base64url')

export function startSession(start: Start): StartedSession {
  const { account, surface, browser, methods, now, secret = newSecret() } = start
  const session: Session = {
    accountId: account.id,
    epoch: account.sessionEpoch,
    surface,
    methods,
    browserTag: browser.tag,
    hash: hashSecret(secret),
    where: browser.where,
    startedAt: now,
    verifiedAt: now,
    seenAt: now,
  }
  return { session, cookie: writeSessionCookie(account.id, secret) }
}

export const writeSessionCookie = (accountId: AccountId, secret: string) => `${accountId}.${secret}`

const COOKIE = /^([\w-]{22})\.([\w-]{43})$/

/** Where the session of this cookie would lie, if there is one; undefined for any other text. */
export function readSessionCookie(text: string, browserTag: string) {
  const [, accountId, secret] = COOKIE.exec(text) ?? []
  if (!accountId || !secret) return undefined
  return { accountId: accountId as AccountId, ref: { browserTag, hash: hashSecret(secret) } }
}

export function isLive(session: Session, now: Date): boolean {
  const { idle, absolute } = sessionLimits[session.surface]
  if (session.endedAt) return false
  if (now.getTime() - session.seenAt.getTime() >= idle) return false
  return absolute === undefined || now.getTime() - session.startedAt.getTime() < absolute
}

/** Whether this is the session that lies or once lay there, under whichever of its identifiers. */
export const isSameSignIn = (session: Session, { browserTag, hash }: SessionRef) =>
  session.browserTag === browserTag && (session.hash === hash || (session.earlier?.includes(hash) ?? false))

export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('base64url')

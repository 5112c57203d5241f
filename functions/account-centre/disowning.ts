import type { AccountEventType } from '../../shared/vocabulary/account-event.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import { isSameSignIn, type Session, type SessionRef } from '../domain/session.ts'

const DAY = 24 * 60 * 60_000
/** «This was not me» is offered for so long. */
const DISOWNABLE_FOR_MS = 30 * DAY

const SIGN_INS: readonly AccountEventType[] = [
  'signed-in-by-password',
  'signed-in-by-code',
  'signed-in-by-scan',
]

export type SignIn = AccountEvent & { session: SessionRef }

/** Tells of a sign-in that the person may disown; never the one they are using to say so. */
export const isDisownable = (event: AccountEvent, inHand: Session, now: Date): event is SignIn =>
  SIGN_INS.includes(event.type) &&
  event.session !== undefined &&
  !isSameSignIn(inHand, event.session) &&
  now.getTime() - event.at.getTime() < DISOWNABLE_FOR_MS

/**
 * The id of the line that disowns a sign-in. Made of the sign-in's own, so that it is written once however often
 * the person presses, and stands directly above it: whoever reads a page of the history has both.
 */
export const disowningId = (signInId: string) => `${signInId}~disowned`

import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '../domain/account.ts'
import type { OpenedSession } from '../domain/open-session.ts'
import { tellHolder, type TellingPorts } from '../domain/tell-holder.ts'

interface Ports extends TellingPorts {
  onFault: (fault: unknown) => void
}

/** Nobody waits longer than this at the door for a message that is not theirs. */
const PATIENCE_MS = 1500

/**
 * Tells the holder by SMS of a sign-in from a browser new to the account. The sign-in stands whatever becomes of the
 * message: the history, the app and the portal tell of it too.
 */
export const tellOfNewBrowser =
  (ports: Ports, patienceMs = PATIENCE_MS) =>
  async (account: Account, { newBrowser, session }: OpenedSession) => {
    if (!newBrowser) return
    const { startedAt: at, where } = session
    const told = tellHolder(ports)(account, { kind: 'new-browser', at, where }, at).catch(ports.onFault)
    await Promise.race([told, sleep(patienceMs, undefined, { ref: false })])
  }

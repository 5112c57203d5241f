import type { AccountStore } from '../domain/account.ts'
import { type AccountEvent, eventId } from '../domain/account-event.ts'
import type { Browser } from '../domain/browser.ts'
import { newId } from '../domain/new-id.ts'
import { accept, refuse } from '../domain/result.ts'
import type { SessionStore } from '../domain/session.ts'
import { type FaceHandOver, type FaceHandOverStore, handOverIdOf, isExpired } from './face-hand-over.ts'
import { handingAccount } from './handing-account.ts'

interface Ports {
  accounts: AccountStore
  sessions: SessionStore
  handOvers: FaceHandOverStore
}

/** Whoever else may be signed in there. */
interface Phone {
  browser: Browser
  now: Date
}

/** The first phone that presses has it. Safe to repeat on that phone. */
export const takeFaceHandOver =
  ({ handOvers, ...ports }: Ports) =>
  async ({ ticket }: { ticket: string }, phone: Phone) => {
    const id = handOverIdOf(ticket)
    const handOver = await handOvers.find(id)
    if (!handOver) return refuse('hand-over-unknown')
    if (!(await handingAccount(ports, handOver, phone.now))) return refuse('hand-over-over')
    if (!isExpired(handOver, phone.now)) {
      const takenBy = { browserTag: phone.browser.tag, where: phone.browser.where }
      await handOvers.take(id, takenBy, takenEvent(handOver, phone))
    }
    return outcomeFor((await handOvers.find(id)) ?? handOver, phone)
  }

/** Told from the hand-over as it now is: this press may have come first, or second on the same phone. */
function outcomeFor(handOver: FaceHandOver, { browser, now }: Phone) {
  const { state, takenBy, expiresAt } = handOver
  if (state !== 'waiting' && state !== 'taken') return refuse('hand-over-over')
  if (isExpired(handOver, now)) return refuse('hand-over-expired')
  return takenBy?.browserTag === browser.tag
    ? accept({ expiresInMs: expiresAt.getTime() - now.getTime() })
    : refuse('hand-over-taken')
}

const takenEvent = ({ accountId }: FaceHandOver, { browser, now }: Phone): AccountEvent => ({
  id: eventId(now, newId()),
  accountId,
  type: 'face-handed-over',
  at: now,
  where: browser.where,
})

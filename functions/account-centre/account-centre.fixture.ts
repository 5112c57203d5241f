import { aVisitor } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import { openSession, type Visitor } from '../domain/open-session.ts'

/** Signs in from a new browser; the session, and the history line that tells of it. */
export async function aSignIn(account: Account, differs: Partial<Visitor> = {}) {
  const opening = { account, methods: ['pwd' as const], event: 'signed-in-by-password' as const }
  const { session } = await openSession(stores)(opening, aVisitor(differs))
  return { session, eventId: (await eventAbout(account.id, session.hash)).id }
}

async function eventAbout(id: Account['id'], hash: string): Promise<AccountEvent> {
  const { events } = await stores.events.page(id, 1000)
  const found = events.find(({ session }) => session?.hash === hash)
  if (!found) throw new Error('no history line for the session')
  return found
}

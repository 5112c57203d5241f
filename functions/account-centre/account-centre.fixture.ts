import { aBrowser, aVisitor } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import { sessionRenewal } from '../adapters/dynamodb/session-writes.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import type { Account } from '../domain/account.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import { openSession, type Visitor } from '../domain/open-session.ts'
import { renewedSession } from '../domain/renewed-session.ts'
import type { Session } from '../domain/session.ts'

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

/** What a certification by face does to the session in which it was made; whether that could still be done. */
export async function renew(ended: Session) {
  const visitor = aVisitor({ browser: aBrowser({ tag: ended.browserTag }), now: ended.seenAt })
  const { session: opened } = renewedSession(ended, 'face', visitor)
  const [db, tableName] = stores.table
  const isRenewed = await writeTogether(db, sessionRenewal(tableName, { opened, ended }))
  return { opened, isRenewed }
}

import type { AccountId } from '../domain/account.ts'
import type { AccountEvent, AccountEventStore } from '../domain/account-event.ts'

/** As many lines as one answer carries with room to spare: Lambda's ends at 6 MB. */
export const MOST_LINES = 5000
const PAGE = 500

/** The latest lines, and the numbers of every report since `reportsSince`, however many lines ago. */
export async function wholeHistory(
  events: Pick<AccountEventStore, 'page'>,
  id: AccountId,
  reportsSince: Date,
) {
  const lines: AccountEvent[] = []
  const tickets: string[] = []
  let after: string | undefined
  let isWhole = true
  do {
    const page = await events.page(id, PAGE, after)
    const fitting = page.events.slice(0, MOST_LINES - lines.length)
    lines.push(...fitting)
    isWhole &&= fitting.length === page.events.length
    for (const { ticket, at } of page.events)
      if (ticket !== undefined && at > reportsSince) tickets.push(ticket)
    after = page.after
  } while (after !== undefined && (lines.length < MOST_LINES || after > reportsSince.toISOString()))
  return { lines, tickets, isWhole: isWhole && after === undefined }
}

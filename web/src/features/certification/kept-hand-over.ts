import * as z from 'zod/mini'
import { handOverTicketSchema } from '../../../../shared/contracts/face-hand-over.ts'
import { readFaceFragment } from '../../../../shared/contracts/face-link.ts'

/** No hand-over lives longer; the server says of each how long it has. */
const LONGEST_LIFE_MS = 30 * 60_000

const keptSchema = z.object({
  ticket: handOverTicketSchema,
  until: z.number(),
  /** The person has pressed 【查看】 on this phone. */
  isTaken: z.optional(z.boolean()),
})
type Kept = z.infer<typeof keptSchema>

/** A ticket in this tab, so that a reload goes on with it; for no longer than it lives. */
const keptUnder = (key: string) => ({
  read(now: number): Kept | undefined {
    const kept = keptSchema.safeParse(parsed(sessionStorage.getItem(key)))
    if (kept.success && now < kept.data.until) return kept.data
    sessionStorage.removeItem(key)
    return undefined
  },
  keep: (kept: Kept) => sessionStorage.setItem(key, JSON.stringify(kept)),
  drop: () => sessionStorage.removeItem(key),
})

/** On the page that hands a face check over. */
export const handedOver = keptUnder('face-handed-over')
/** On the phone that was asked for it. */
export const takenOver = keptUnder('face-taken-over')

/** What a link brought; a broken one leaves nothing of an earlier one. */
export function keepTicketOf(hash: string, now: number) {
  const ticket = readFaceFragment(hash)
  if (ticket === undefined) takenOver.drop()
  else takenOver.keep({ ticket, until: now + LONGEST_LIFE_MS })
}

function parsed(json: string | null): unknown {
  try {
    return JSON.parse(json ?? '')
  } catch {
    return undefined
  }
}

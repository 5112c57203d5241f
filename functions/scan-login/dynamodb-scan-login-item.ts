import * as z from 'zod/mini'
import { whereaboutsSchema } from '../../shared/contracts/scan-login.ts'
import { scanTicketSchema } from '../../shared/vocabulary/scan-login.ts'
import { trustLevelSchema } from '../../shared/vocabulary/trust-level.ts'
import { storedDate, ttlOf } from '../adapters/dynamodb/stored-date.ts'
import type { AccountId } from '../domain/account.ts'
import type { ScanLogin, WaitingLogin } from './scan-login.ts'

export const scanLoginKey = (ticket: string) => ({ pk: `SCAN_LOGIN#${ticket}`, sk: 'SCAN_LOGIN' })

const accountIdSchema = z.pipe(
  z.string(),
  z.transform((id) => id as AccountId),
)
const scan = z.object({
  phone: z.object({ accountId: accountIdSchema, browserTag: z.string() }),
  maskedName: z.string(),
  level: trustLevelSchema,
  epoch: z._default(z.int(), 0),
  session: z.exactOptional(z.string()),
  numbers: z.array(z.string()),
  number: z.string(),
})
const opened = {
  ticket: scanTicketSchema,
  secretHash: z.string(),
  seed: z.string(),
  desktop: z.object({ browserTag: z.string(), where: whereaboutsSchema }),
  openedAt: storedDate,
  expiresAt: storedDate,
}

// What is stored may be older than the code that reads it, so it is parsed, not cast.
const itemSchema = z.discriminatedUnion('state', [
  z.object({ ...opened, state: z.literal('waiting') }),
  z.object({ ...opened, state: z.literal('scanned'), scan }),
  z.object({ ...opened, state: z.literal('confirmed'), scan, confirmedAt: storedDate }),
  z.object({ ...opened, state: z.literal('claimed'), scan, confirmedAt: storedDate }),
  z.object({
    ...opened,
    state: z.literal('declined'),
    scan,
    because: z.enum(['person', 'wrong-number']),
    declinedAt: storedDate,
  }),
  z.object({ ...opened, state: z.literal('cancelled'), scan: z.optional(scan) }),
])

export function fromScanLoginItem(item: Record<string, unknown>): ScanLogin {
  const { pk } = z.object({ pk: z.string() }).parse(item)
  return itemSchema.parse({ ...item, ticket: pk.slice('SCAN_LOGIN#'.length) }) as ScanLogin
}

// Kept a while past its end, so that a late repeat is told what became of it.
const REMEMBERED_MS = 10 * 60_000

export const toScanLoginItem = ({ ticket, openedAt, expiresAt, ...rest }: WaitingLogin) => ({
  ...scanLoginKey(ticket),
  ...rest,
  openedAt: openedAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  ttl: ttlOf(new Date(expiresAt.getTime() + REMEMBERED_MS)),
})

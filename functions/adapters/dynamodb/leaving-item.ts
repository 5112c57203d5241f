import * as z from 'zod/mini'
import type { AccountId } from '../../domain/account.ts'
import type { LeavingAccount } from '../../domain/leaving.ts'

/** Accounts on their way out, by when they end: what the sweep finds them by. */
export const LEAVING_PARTITION = 'LEAVING#ACCOUNTS'

export const leavingKey = ({ id, leavingAt }: Pick<LeavingAccount, 'id' | 'leavingAt'>) => ({
  pk: LEAVING_PARTITION,
  sk: `${leavingAt.toISOString()}~${id}`,
})

const itemSchema = z.object({ sk: z.string() })

export function fromLeavingItem(item: unknown): Pick<LeavingAccount, 'id' | 'leavingAt'> {
  const [at = '', id = ''] = itemSchema.parse(item).sk.split('~')
  return { id: id as AccountId, leavingAt: new Date(at) }
}

import type { ClaimedRecovery } from './recovery-store.ts'

type Held = Pick<ClaimedRecovery, 'account' | 'confirmedAt'>

/**
 * From when on a recovery may take effect, whatever is chosen meanwhile: its holder has the whole wait since they were
 * told. A phone that nothing reaches makes no account unrecoverable: at twice the wait it is due, told or not.
 */
export function dueAt({ account: { claimedAt, waitMs, toldAt }, confirmedAt }: Held): Date {
  if (confirmedAt) return confirmedAt
  const untoldUntil = claimedAt.getTime() + 2 * waitMs
  const isTold = toldAt !== undefined && toldAt.getTime() < untoldUntil
  return new Date(isTold ? toldAt.getTime() + waitMs : untoldUntil)
}

/** However late its holder is told. */
export const dueAtLatest = ({ claimedAt, waitMs }: Held['account']) =>
  new Date(claimedAt.getTime() + 3 * waitMs)

import { recoveryIdSchema } from '../../../shared/contracts/recovery-id.ts'

const KEY = 'account-recovery'

/** The recovery that this browser began, for as long as the server knows it: it says nothing of the person. */
export const keptRecovery = {
  read: (): string | undefined => recoveryIdSchema.safeParse(localStorage.getItem(KEY)).data,
  keep: (recoveryId: string) => localStorage.setItem(KEY, recoveryId),
  drop: () => localStorage.removeItem(KEY),
}

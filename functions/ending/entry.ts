import { describeFault, log } from '../adapters/log.ts'
import { personalData, table } from '../adapters/wiring.ts'
import { dynamodbEndingStore } from './dynamodb-ending-store.ts'
import { endDueAccounts } from './end-due-accounts.ts'

const endDue = endDueAccounts({
  endings: dynamodbEndingStore(...table, personalData),
  onFault: (fault) => {
    log.error('account-not-ended', describeFault(fault))
  },
})

/** Called by the clock, not by a person. */
export const handler = async () => {
  const count = await endDue(new Date())
  if (count.ended > 0) log.info('accounts-ended', count)
  return count
}

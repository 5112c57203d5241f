import { dynamodbLeftOverNotices } from '../adapters/dynamodb/dynamodb-notice-store.ts'
import { dynamodbToldRecoveries } from '../adapters/dynamodb/dynamodb-told-recoveries.ts'
import { describeFault, log } from '../adapters/log.ts'
import { sms, smsBudget as budget } from '../adapters/sms/wiring.ts'
import { personalData, table } from '../adapters/wiring.ts'
import { countingWaits } from '../domain/counting-waits.ts'
import { tellLeftOver } from './tell-left-over.ts'

const tell = tellLeftOver({
  notices: countingWaits(dynamodbLeftOverNotices(...table, personalData), dynamodbToldRecoveries(...table)),
  sms,
  budget,
  onFault: (fault) => {
    log.error('notice-failed', describeFault(fault))
  },
})

/** Called by the clock, not by a person. */
export const handler = async () => {
  const count = await tell(new Date())
  if (Object.values(count).some((times) => times > 0)) log.info('notices-left-over', count)
  return count
}

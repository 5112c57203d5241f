import * as contracts from '../../shared/contracts/recovery.ts'
import { argon2Passwords } from '../adapters/crypto/argon2-passwords.ts'
import { dynamodbToldRecoveries } from '../adapters/dynamodb/dynamodb-told-recoveries.ts'
import { environment } from '../adapters/environment.ts'
import { atEvenTimes } from '../adapters/http/even-times.ts'
import { type Caller, lambdaRoom, operation } from '../adapters/http/lambda-room.ts'
import { sms, smsBudget as budget } from '../adapters/sms/wiring.ts'
import {
  accounts,
  attempts,
  codes,
  door,
  notices,
  personalData,
  sessions,
  signer,
  table,
} from '../adapters/wiring.ts'
import { countingWaits } from '../domain/counting-waits.ts'
import { claimRecovery } from './claim-recovery.ts'
import { completeRecovery } from './complete-recovery.ts'
import { confirmRecovery } from './confirm-recovery.ts'
import { dynamodbRecoveryStore } from './dynamodb-recovery-store.ts'
import { finishRecovery } from './finish-recovery.ts'
import { lookAtRecovery } from './look-at-recovery.ts'
import { readOwnRecovery } from './read-own-recovery.ts'
import { readRecovery } from './read-recovery.ts'
import { startRecovery, startUnitRecovery } from './start-recovery.ts'
import { stopRecovery, stopRecoveryByLink } from './stop-recovery.ts'

const { PUBLIC_ORIGIN: publicOrigin, RECOVERY_COOLING_OFF_HOURS: coolingOffHours } = environment()
const recoveries = dynamodbRecoveryStore(...table, personalData)
const passwords = argon2Passwords()
const telling = {
  ...{ attempts, budget, sms, recoveries },
  notices: countingWaits(notices, dynamodbToldRecoveries(...table)),
}

const start = startRecovery({ accounts, codes, attempts, recoveries, personalData })
const startUnit = startUnitRecovery({ accounts, codes, attempts, recoveries, personalData })
const claim = claimRecovery({ ...telling, accounts, sessions, signer, publicOrigin, coolingOffHours })
const complete = completeRecovery({ ...telling, accounts, passwords, personalData })
const finish = finishRecovery({ ...telling, accounts })
const stopByLink = stopRecoveryByLink({ accounts, attempts, personalData, recoveries })
const stop = stopRecovery({ accounts, attempts, personalData, recoveries })
const confirm = confirmRecovery({ accounts, sessions, attempts, passwords, personalData, recoveries })
const readOwn = readOwnRecovery({ accounts, sessions, recoveries })

/** The account that was recovered may have been signed in here as well. */
const forgetting =
  <Input extends { recoveryId: string }, Outcome extends { ok: boolean }>(
    act: (input: Input, caller: Caller) => Promise<Outcome>,
  ) =>
  async (input: Input, caller: Caller) => {
    const outcome = await act(input, caller)
    const { session } = caller
    const account = session && (await accounts.find(session.accountId))
    if (session && account?.sessionEpoch !== session.epoch) caller.signOut()
    return outcome
  }

export const handler = lambdaRoom(door, [
  operation(contracts.startRecovery, atEvenTimes(start)),
  operation(contracts.startUnitRecovery, atEvenTimes(startUnit)),
  operation(contracts.readRecovery, readRecovery({ accounts, recoveries })),
  operation(contracts.claimRecovery, claim),
  operation(contracts.completeRecovery, forgetting(complete)),
  operation(contracts.finishRecovery, forgetting(finish)),
  operation(contracts.lookAtRecovery, lookAtRecovery({ accounts, recoveries })),
  operation(contracts.stopRecoveryByLink, stopByLink),
  operation(contracts.readOwnRecovery, (_input, holder) => readOwn(holder)),
  operation(contracts.stopRecovery, stop),
  operation(contracts.confirmRecovery, confirm),
])

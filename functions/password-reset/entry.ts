import * as contracts from '../../shared/contracts/password-reset.ts'
import { argon2Passwords } from '../adapters/crypto/argon2-passwords.ts'
import { atEvenTimes } from '../adapters/http/even-times.ts'
import { lambdaRoom, operation } from '../adapters/http/lambda-room.ts'
import { sms, smsBudget as budget } from '../adapters/sms/wiring.ts'
import {
  accounts,
  attempts,
  codes,
  door,
  notices,
  personalData,
  sessions,
  table,
} from '../adapters/wiring.ts'
import { completePasswordReset } from './complete-password-reset.ts'
import { dynamodbPasswordResetStore } from './dynamodb-password-reset-store.ts'
import { startPasswordReset } from './start-password-reset.ts'

const resets = dynamodbPasswordResetStore(...table, personalData)
const passwords = argon2Passwords()

const start = startPasswordReset({ accounts, sessions, codes, attempts, resets, personalData })
const complete = completePasswordReset({
  ...{ accounts, resets, attempts, passwords, personalData },
  ...{ budget, sms, notices },
})

export const handler = lambdaRoom(door, [
  operation(contracts.startPasswordReset, atEvenTimes(start)),
  operation(contracts.completePasswordReset, async (input, caller) => {
    const completed = await complete(input, caller)
    if (completed.ok && completed.value.signedOutHere) caller.signOut()
    return completed
  }),
])

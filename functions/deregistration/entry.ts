import * as contracts from '../../shared/contracts/deregistration.ts'
import { argon2Passwords } from '../adapters/crypto/argon2-passwords.ts'
import { dynamodbHolderProofStore } from '../adapters/dynamodb/dynamodb-holder-proof-store.ts'
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
import { confirmDeregistration } from './confirm-deregistration.ts'
import { dynamodbDeregistrationStore } from './dynamodb-deregistration-store.ts'
import { startDeregistration } from './start-deregistration.ts'

const deregistrations = dynamodbDeregistrationStore(...table, personalData)
const proofs = dynamodbHolderProofStore(...table)
const passwords = argon2Passwords()

const start = startDeregistration({
  accounts,
  sessions,
  codes,
  attempts,
  passwords,
  personalData,
  deregistrations,
})
const confirm = confirmDeregistration({ accounts, deregistrations, proofs, attempts, budget, sms, notices })

export const handler = lambdaRoom(door, [
  operation(contracts.startDeregistration, atEvenTimes(start)),
  operation(contracts.confirmDeregistration, async (input, caller) => {
    const confirmed = await confirm(input, caller)
    if (confirmed.ok && confirmed.value.signedOutHere) caller.signOut()
    return confirmed
  }),
])

import * as contracts from '../../shared/contracts/registration.ts'
import { argon2Passwords } from '../adapters/crypto/argon2-passwords.ts'
import { lambdaRoom, operation } from '../adapters/http/lambda-room.ts'
import { signingIn } from '../adapters/http/signing-in.ts'
import { businessRegistry } from '../adapters/registry/business-registry.ts'
import { accounts, attempts, codes, door, events, personalData, sessions, table } from '../adapters/wiring.ts'
import { completeRegistration } from './complete-registration.ts'
import { dynamodbPhoneProofStore } from './dynamodb-phone-proof-store.ts'
import { dynamodbRegistrationStore } from './dynamodb-registration-store.ts'
import { startRegistration } from './start-registration.ts'
import { startUnitRegistration } from './start-unit-registration.ts'

const registrations = dynamodbRegistrationStore(...table, personalData)
const passwords = argon2Passwords()

const start = startRegistration({ accounts, codes, registrations, personalData })
const startUnit = startUnitRegistration({
  accounts,
  attempts,
  codes,
  personalData,
  proofs: dynamodbPhoneProofStore(...table, personalData),
  registrations,
  registry: businessRegistry(),
})
const complete = completeRegistration({
  accounts,
  registrations,
  sessions,
  events,
  attempts,
  passwords,
  personalData,
})

export const handler = lambdaRoom(door, [
  operation(contracts.startRegistration, start),
  operation(contracts.startUnitRegistration, startUnit),
  operation(contracts.completeRegistration, signingIn(complete)),
])

import * as contracts from '../../shared/contracts/account-centre.ts'
import * as changePhoneContracts from '../../shared/contracts/change-phone.ts'
import * as editContracts from '../../shared/contracts/edit-information.ts'
import * as proofContracts from '../../shared/contracts/holder-proof.ts'
import { exportAccount as exportContract } from '../../shared/contracts/own-data.ts'
import { argon2Passwords } from '../adapters/crypto/argon2-passwords.ts'
import { dynamodbHolderProofStore } from '../adapters/dynamodb/dynamodb-holder-proof-store.ts'
import { lambdaRoom, operation } from '../adapters/http/lambda-room.ts'
import { signingIn } from '../adapters/http/signing-in.ts'
import { sms, smsBudget as budget } from '../adapters/sms/wiring.ts'
import { businessRegistry } from '../adapters/registry/business-registry.ts'
import {
  accounts,
  attempts,
  codes,
  door,
  events,
  notices,
  personalData,
  sessions,
  table,
} from '../adapters/wiring.ts'
import { accept } from '../domain/result.ts'
import { changePhone } from './change-phone.ts'
import { disownSignIn } from './disown-sign-in.ts'
import { dynamodbInformationCorrectionStore } from './dynamodb-information-correction-store.ts'
import { dynamodbPhoneChangeStore } from './dynamodb-phone-change-store.ts'
import { dynamodbPhoneProof } from './dynamodb-phone-proof.ts'
import { dynamodbSentReports } from './dynamodb-sent-reports.ts'
import { dynamodbSessionEnding } from './dynamodb-session-ending.ts'
import { editInformation } from './edit-information.ts'
import { endOtherSessions } from './end-other-sessions.ts'
import { endSession } from './end-session.ts'
import { proveHolder } from './prove-holder.ts'
import { exportAccount } from './export-account.ts'
import { readAccount } from './read-account.ts'
import { readHistory } from './read-history.ts'
import { readSessions } from './read-sessions.ts'
import { verifyPhone } from './verify-phone.ts'

const history = readHistory({ events, sessions })
const disown = disownSignIn({ sessions, events })
const whereSignedIn = readSessions({ sessions })
const endings = dynamodbSessionEnding(...table)
const end = endSession({ sessions, endings })
const endOthers = endOtherSessions({ sessions, endings })
const verify = verifyPhone({ codes, phoneProof: dynamodbPhoneProof(...table) })
const proofs = dynamodbHolderProofStore(...table)
const passwords = argon2Passwords()
const exportAll = exportAccount({
  attempts,
  events,
  passwords,
  personalData,
  reports: dynamodbSentReports(...table, personalData),
  sessions,
})
const prove = proveHolder({ attempts, codes, passwords, personalData, proofs })
const phoneChanges = dynamodbPhoneChangeStore(...table, personalData)
const change = changePhone({
  accounts,
  sessions,
  codes,
  proofs,
  phoneChanges,
  sms,
  budget,
  attempts,
  notices,
})
const edit = editInformation({
  accounts,
  sessions,
  proofs,
  attempts,
  personalData,
  registry: businessRegistry(),
  corrections: dynamodbInformationCorrectionStore(...table, personalData),
})

export const handler = lambdaRoom(door, [
  operation(contracts.readAccount, async (_input, { account, now }) => accept(readAccount(account, now))),
  operation(contracts.readHistory, async ({ after }, { session, now }) =>
    accept(await history({ session, after, now })),
  ),
  operation(contracts.disownSignIn, disown),
  operation(contracts.readSessions, (_input, holder) => whereSignedIn(holder)),
  operation(contracts.endSession, end),
  operation(contracts.endOtherSessions, (_input, holder) => endOthers(holder)),
  operation(contracts.verifyPhone, verify),
  operation(exportContract, exportAll),
  operation(proofContracts.proveHolder, prove),
  operation(changePhoneContracts.changePhone, signingIn(change)),
  operation(editContracts.editInformation, signingIn(edit)),
])

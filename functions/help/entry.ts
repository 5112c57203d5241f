import * as contracts from '../../shared/contracts/help.ts'
import { dynamodbFaceChecks } from '../adapters/dynamodb/dynamodb-face-checks.ts'
import { dynamodbRecoveries } from '../adapters/dynamodb/dynamodb-recoveries.ts'
import { lambdaRoom, operation } from '../adapters/http/lambda-room.ts'
import { accounts, attempts, door, personalData, table } from '../adapters/wiring.ts'
import { dynamodbFaceReportStore } from './dynamodb-face-report-store.ts'
import { readFaceReport } from './read-face-report.ts'
import { sendFaceReport } from './send-face-report.ts'

const checks = dynamodbFaceChecks(...table)
const recoveries = dynamodbRecoveries(...table, personalData)
const reports = dynamodbFaceReportStore(...table, personalData)

const read = readFaceReport({ accounts, recoveries, checks })
const send = sendFaceReport({ accounts, recoveries, checks, attempts, reports, personalData })

export const handler = lambdaRoom(door, [
  operation(contracts.readFaceReport, read),
  operation(contracts.sendFaceReport, send),
])

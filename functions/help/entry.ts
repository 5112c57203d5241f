import * as contracts from '../../shared/contracts/help.ts'
import { dynamodbFaceChecks } from '../adapters/dynamodb/dynamodb-face-checks.ts'
import { lambdaRoom, operation } from '../adapters/http/lambda-room.ts'
import { accounts, attempts, door, personalData, table } from '../adapters/wiring.ts'
import { dynamodbFaceReportStore } from './dynamodb-face-report-store.ts'
import { readFaceReport } from './read-face-report.ts'
import { sendFaceReport } from './send-face-report.ts'

const checks = dynamodbFaceChecks(...table)
const reports = dynamodbFaceReportStore(...table, personalData)

const read = readFaceReport({ accounts, checks })
const send = sendFaceReport({ accounts, checks, attempts, reports, personalData })

export const handler = lambdaRoom(door, [
  operation(contracts.readFaceReport, read),
  operation(contracts.sendFaceReport, send),
])

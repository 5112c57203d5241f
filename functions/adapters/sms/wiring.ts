import { environment } from '../environment.ts'
import { table } from '../wiring.ts'
import { dynamodbSmsBudget } from './dynamodb-sms-budget.ts'
import { snsSmsSender } from './sns-sms-sender.ts'

/** What the rooms that send messages have in common; the others do not carry it. */
const { SMS_DAILY_BUDGET, SMS_SENDER_ID, SMS_REGION } = environment()

export const smsBudget = dynamodbSmsBudget(...table, SMS_DAILY_BUDGET)
export const sms = snsSmsSender({ senderId: SMS_SENDER_ID, region: SMS_REGION })

import { environment } from '../environment.ts'
import { table } from '../wiring.ts'
import { chosenSmsSender } from './chosen-sms-sender.ts'
import { dynamodbSmsBudget } from './dynamodb-sms-budget.ts'

/** What the rooms that send messages have in common; the others do not carry it. */
export const sms = chosenSmsSender(environment())
export const smsBudget = dynamodbSmsBudget(...table, environment().SMS_DAILY_BUDGET)

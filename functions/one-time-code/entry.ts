import * as contracts from '../../shared/contracts/one-time-code.ts'
import { svgCaptchaDrawer } from '../adapters/captcha/svg-captcha-drawer.ts'
import { environment } from '../adapters/environment.ts'
import { lambdaRoom, operation } from '../adapters/http/lambda-room.ts'
import { dynamodbSmsBudget } from '../adapters/sms/dynamodb-sms-budget.ts'
import { snsSmsSender } from '../adapters/sms/sns-sms-sender.ts'
import { attempts, codes, door, personalData, table } from '../adapters/wiring.ts'
import { drawCaptcha } from './draw-captcha.ts'
import { dynamodbCaptchaStore } from './dynamodb-captcha-store.ts'
import { sendCode } from './send-code.ts'
import { sendingLimits as limits } from './sending-limits.ts'

const { SMS_SENDER_ID, SMS_DAILY_BUDGET } = environment()

const captchas = dynamodbCaptchaStore(...table, personalData)
const budget = dynamodbSmsBudget(...table, SMS_DAILY_BUDGET)
const sms = snsSmsSender(SMS_SENDER_ID)

const draw = drawCaptcha({ captchas, drawer: svgCaptchaDrawer(), attempts, personalData, limits })
const send = sendCode({ captchas, attempts, codes, budget, sms, personalData, limits })

export const handler = lambdaRoom(door, [
  operation(contracts.drawCaptcha, (_input, caller) => draw(caller)),
  operation(contracts.sendCode, send),
])

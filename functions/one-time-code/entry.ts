import * as contracts from '../../shared/contracts/one-time-code.ts'
import { svgCaptchaDrawer } from '../adapters/captcha/svg-captcha-drawer.ts'
import { lambdaRoom, operation } from '../adapters/http/lambda-room.ts'
import { sms, smsBudget as budget } from '../adapters/sms/wiring.ts'
import { attempts, codes, door, personalData, table } from '../adapters/wiring.ts'
import { drawCaptcha } from './draw-captcha.ts'
import { dynamodbCaptchaStore } from './dynamodb-captcha-store.ts'
import { sendCode } from './send-code.ts'
import { sendCodeToHolder } from './send-code-to-holder.ts'
import { sendingLimits as limits } from './sending-limits.ts'

const captchas = dynamodbCaptchaStore(...table, personalData)

const draw = drawCaptcha({ captchas, drawer: svgCaptchaDrawer(), attempts, personalData, limits })
const delivery = { attempts, codes, budget, sms, personalData, limits }
const send = sendCode({ ...delivery, captchas })
const sendToHolder = sendCodeToHolder(delivery)

export const handler = lambdaRoom(door, [
  operation(contracts.drawCaptcha, (_input, caller) => draw(caller)),
  operation(contracts.sendCode, send),
  operation(contracts.sendCodeToHolder, sendToHolder),
])

import * as changePhone from '../../shared/contracts/change-phone.ts'
import * as contracts from '../../shared/contracts/one-time-code.ts'
import { chosenChallenge } from '../adapters/captcha/chosen-challenge.ts'
import { dynamodbHolderProofStore } from '../adapters/dynamodb/dynamodb-holder-proof-store.ts'
import { environment } from '../adapters/environment.ts'
import { lambdaRoom, operation } from '../adapters/http/lambda-room.ts'
import { sms, smsBudget as budget } from '../adapters/sms/wiring.ts'
import { attempts, codes, door, personalData, table } from '../adapters/wiring.ts'
import { drawCaptcha } from './draw-captcha.ts'
import { dynamodbCaptchaStore } from './dynamodb-captcha-store.ts'
import { sendCode } from './send-code.ts'
import { sendCodeToHolder } from './send-code-to-holder.ts'
import { sendCodeToNewPhone } from './send-code-to-new-phone.ts'
import { sendingLimits as limits } from './sending-limits.ts'

const challenge = chosenChallenge(environment().CAPTCHA)
const captchas = dynamodbCaptchaStore(...table, personalData)

const draw = drawCaptcha({ captchas, challenge, attempts, personalData, limits })
const delivery = { attempts, codes, budget, sms, personalData, limits }
const send = sendCode({ ...delivery, captchas, challenge })
const sendToHolder = sendCodeToHolder(delivery)
const sendToNewPhone = sendCodeToNewPhone({ ...delivery, proofs: dynamodbHolderProofStore(...table) })

export const handler = lambdaRoom(door, [
  operation(contracts.drawCaptcha, draw),
  operation(contracts.sendCode, send),
  operation(contracts.sendCodeToHolder, sendToHolder),
  operation(changePhone.sendCodeToNewPhone, sendToNewPhone),
])

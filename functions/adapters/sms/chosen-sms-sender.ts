import type { SmsSender } from '../../domain/sms-sender.ts'
import { httpSmsSender } from './http-sms-sender.ts'
import { snsSmsSender } from './sns-sms-sender.ts'

/** As in environment.ts. */
interface Choice {
  SMS_SENDER: string
  SMS_GATEWAY_KEY_ID?: string | undefined
  SMS_GATEWAY_SECRET?: string | undefined
  SMS_SENDER_ID?: string | undefined
  SMS_REGION?: string | undefined
}

/** What the deployment sends messages with. */
export function chosenSmsSender(choice: Choice): SmsSender {
  const { SMS_SENDER: url, SMS_GATEWAY_KEY_ID: id, SMS_GATEWAY_SECRET: secret } = choice
  if (url === 'sns') return snsSmsSender({ senderId: choice.SMS_SENDER_ID, region: choice.SMS_REGION })
  if (!id || !secret) throw new Error('SMS_SENDER names a gateway, and SMS_GATEWAY_KEY_ID and _SECRET do not')
  return httpSmsSender({ url, key: { id, secret } })
}

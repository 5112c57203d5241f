import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { SmsNotSent, type SmsSender } from '../../domain/sms-sender.ts'
import { describeFault, log } from '../log.ts'
import { countMetric } from '../metric.ts'

// One try: a repeat after a lost answer would be a second message on the person's phone.
const client = () =>
  new SNSClient({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 4000, throwOnRequestTimeout: true },
  })

/** @param senderId shown instead of a number where the network allows it: 1 to 11 letters and digits */
export function snsSmsSender(senderId?: string, sns = client()): SmsSender {
  const attribute = (StringValue: string) => ({ DataType: 'String', StringValue })
  const MessageAttributes = {
    'AWS.SNS.SMS.SMSType': attribute('Transactional'),
    ...(senderId !== undefined && { 'AWS.SNS.SMS.SenderID': attribute(senderId) }),
  }
  return {
    async send(phone, text) {
      try {
        await sns.send(new PublishCommand({ PhoneNumber: phone, Message: text, MessageAttributes }))
      } catch (fault) {
        log.error('sms-not-sent', describeFault(fault))
        countMetric('SmsNotSent')
        throw new SmsNotSent('SNS did not take the message', { cause: fault })
      }
      countMetric('SmsSent')
    },
  }
}

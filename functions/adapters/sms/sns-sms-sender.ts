import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import type { SmsSender } from '../../domain/sms-sender.ts'
import { countMetric } from '../metric.ts'
import { notSent, type NotSentBecause } from './not-sent.ts'
import { smsText } from './sms-texts.ts'

interface Options {
  /** Shown instead of a number where the network allows it: 1 to 11 letters and digits. */
  senderId?: string | undefined
  /** Where SNS sends messages from, if the deployment's own region has none. */
  region?: string | undefined
}

// One try: a repeat after a lost answer would be a second message on the person's phone.
const client = (region?: string) =>
  new SNSClient({
    ...(region !== undefined && { region }),
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 4000, throwOnRequestTimeout: true },
  })

export function snsSmsSender({ senderId, region }: Options = {}, sns = client(region)): SmsSender {
  const attribute = (StringValue: string) => ({ DataType: 'String', StringValue })
  const MessageAttributes = {
    'AWS.SNS.SMS.SMSType': attribute('Transactional'),
    ...(senderId !== undefined && { 'AWS.SNS.SMS.SenderID': attribute(senderId) }),
  }
  return {
    async send(phone, message, language) {
      const Message = smsText(message, language)
      try {
        await sns.send(new PublishCommand({ PhoneNumber: phone, Message, MessageAttributes }))
      } catch (fault) {
        throw notSent(reasonOf(fault), fault)
      }
      countMetric('SmsSent')
    },
  }
}

/** SNS API, Publish: errors. A spent monthly limit is not among them; the alarm on the money tells of that. */
const reasons: Readonly<Record<string, NotSentBecause>> = {
  InvalidParameterException: 'number-not-reachable',
  InvalidParameterValueException: 'number-not-reachable',
  OptedOutException: 'opted-out',
  ThrottledException: 'throttled',
  Throttling: 'throttled',
}
const reasonOf = (fault: unknown): NotSentBecause =>
  (fault instanceof Error ? reasons[fault.name] : undefined) ?? 'faulty'

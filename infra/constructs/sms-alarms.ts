import { Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import type { Stage } from '../stage.ts'
import { alarmOn } from './alarm.ts'

// As functions/adapters/metric.ts writes it into the log.
const counted = (metricName: string) => new Metric({ namespace: 'Yuejiantong', metricName, statistic: 'Sum' })

export function smsAlarms(scope: Construct, { stage, topic }: { stage: Stage; topic: ITopic }) {
  alarmOn(scope, 'SmsBudgetSpent', {
    metric: counted('SmsBudgetSpent'),
    above: 0,
    topic,
    means: `The day's ${String(stage.smsDailyBudget)} text messages are used up: nobody gets a code until tomorrow.`,
  })
  alarmOn(scope, 'SmsNotSent', {
    metric: counted('SmsNotSent'),
    above: 0,
    topic,
    means: 'A text message was not taken: somebody waits for a code that does not come.',
  })
  // Known only where SNS keeps the account: an alarm cannot watch another region, and a gateway has its own bill.
  if (stage.smsGatewayUrl ?? stage.smsRegion) return
  alarmOn(scope, 'SmsSpend', {
    metric: new Metric({
      namespace: 'AWS/SNS',
      metricName: 'SMSMonthToDateSpentUSD',
      statistic: 'Maximum',
    }),
    above: stage.smsMonthlySpend * 0.8,
    topic,
    period: Duration.hours(1),
    means: 'Four fifths of the money for a month of text messages are spent.',
  })
}

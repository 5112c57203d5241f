import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'

interface Watched {
  metric: Metric
  above: number
  topic: ITopic
  /** For the person who is woken: what is going wrong. */
  means: string
  period?: Duration
}

/** An alarm is declared beside the thing it watches and always tells somebody. */
export function alarmOn(
  scope: Construct,
  id: string,
  { metric, above, topic, means, period }: Watched,
): Alarm {
  const alarm = new Alarm(scope, `${id}Alarm`, {
    metric: metric.with({ period: period ?? Duration.minutes(5) }),
    threshold: above,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: means,
  })
  alarm.addAlarmAction(new SnsAction(topic))
  return alarm
}

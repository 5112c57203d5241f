import { Stack } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, type LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { alarmOn } from './alarm.ts'

interface Watched {
  room: string
  fn: IFunction
  logGroup: LogGroup
  topic: ITopic
}

export function roomAlarms(scope: Construct, { room, fn, logGroup, topic }: Watched) {
  alarmOn(scope, 'Crashes', {
    metric: fn.metricErrors({ statistic: 'Sum' }),
    above: 0,
    topic,
    means: `${room}: the function crashed or ran out of time.`,
  })
  alarmOn(scope, 'Throttles', {
    metric: fn.metricThrottles({ statistic: 'Sum' }),
    above: 0,
    topic,
    means: `${room}: more people at once than it has copies for.`,
  })
  // The door catches every fault and answers 500, so Lambda itself counts none of them. The namespace is the stage's own.
  const faults = new MetricFilter(scope, 'Faults', {
    logGroup,
    metricNamespace: Stack.of(scope).stackName,
    metricName: `Faults-${room}`,
    filterPattern: FilterPattern.stringValue('$.level', '=', 'error'),
  })
  alarmOn(scope, 'Faults', {
    metric: faults.metric({ statistic: 'Sum' }),
    above: 0,
    topic,
    means: `${room}: a fault was logged; the log tells where.`,
  })
}

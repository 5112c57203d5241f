/** What alarms watch, in CloudWatch's embedded metric format: one line of the log is one data point. */
const METRIC_NAMESPACE = 'Yuejiantong'
export type MetricName = 'SmsSent' | 'SmsNotSent' | 'SmsBudgetSpent'

export function countMetric(name: MetricName) {
  const directive = {
    Namespace: METRIC_NAMESPACE,
    Dimensions: [[]],
    Metrics: [{ Name: name, Unit: 'Count' }],
  }
  const line = { _aws: { Timestamp: Date.now(), CloudWatchMetrics: [directive] }, [name]: 1 }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

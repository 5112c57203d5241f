import { RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import type { Stage } from '../stage.ts'
import { alarmOn } from './alarm.ts'
import { keptLogGroup } from './kept-logs.ts'

// No address, agent, query or body: what is logged here names nobody.
const accessLog = {
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  integrationError: '$context.integrationErrorMessage',
}

interface Props {
  stage: Stage
  alarmTopic: ITopic
}

/** The HTTP API before any room hangs its routes on it: address, throttle, access log. */
export class ApiDoor extends Construct {
  readonly api: HttpApi

  constructor(scope: Construct, id: string, { stage, alarmTopic }: Props) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', { apiName: `yuejiantong-${stage.stage}`, createDefaultStage: false })
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.requestsPerSecond, burstLimit: stage.requestBurst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(keptLogGroup(this, 'AccessLog')),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    }).applyRemovalPolicy(RemovalPolicy.DESTROY)
    alarmOn(this, 'ServerErrors', {
      metric: this.api.metricServerError({ statistic: 'Sum' }),
      above: 0,
      topic: alarmTopic,
      means: 'The API answered with a 5xx status.',
    })
  }
}

import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { join } from 'node:path'
import type { ScheduledTask } from '../../functions/entry-points.ts'
import type { DataStack } from '../stacks/data-stack.ts'
import { keptLogGroup } from './kept-logs.ts'
import { roomAlarms } from './room-alarms.ts'
import { letSendToPhones, roomStatements } from './room-policies.ts'

interface Props {
  scheduled: ScheduledTask
  /** As `bundleFunctions` writes them: a folder a function. */
  functionsFolder: string
  data: DataStack
  environment: Record<string, string>
  sendsThroughSns: boolean
}

/** A function that the clock calls: its Lambda, its rights, its rule, its alarms. Twice for one tick does no harm. */
export class ScheduledFunction extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { scheduled, functionsFolder, data, environment, sendsThroughSns }: Props,
  ) {
    super(scope, id)
    const { task, everyMinutes } = scheduled
    const logGroup = keptLogGroup(this, 'Log')
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(role)
    for (const statement of roomStatements(task, data)) role.addToPolicy(statement)
    if (sendsThroughSns) letSendToPhones(role)
    const fn = new Function(this, 'Function', {
      description: `Yuejiantong, task ${task}`,
      code: Code.fromAsset(join(functionsFolder, task)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.X86_64,
      memorySize: 512,
      timeout: Duration.minutes(1),
      environment,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
    })
    new Rule(this, 'Clock', {
      description: `Runs the task ${task}`,
      schedule: Schedule.rate(Duration.minutes(everyMinutes)),
      targets: [new LambdaFunction(fn)],
    })
    roomAlarms(this, { room: task, fn, logGroup, topic: data.alarmTopic })
  }
}

import { Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { entryPoints, scheduledTasks } from '../../functions/entry-points.ts'
import { authorityEnvironment, warnOfDemonstrationAuthority } from '../constructs/authority-environment.ts'
import { registryEnvironment, warnOfDemonstrationRegistry } from '../constructs/registry-environment.ts'
import { Room } from '../constructs/room.ts'
import { ScheduledFunction } from '../constructs/scheduled-function.ts'
import { smsAlarms } from '../constructs/sms-alarms.ts'
import { smsEnvironment } from '../constructs/sms-environment.ts'
import type { Stage } from '../stage.ts'
import type { DataStack } from './data-stack.ts'
import type { WebStack } from './web-stack.ts'

interface Props extends StackProps {
  stage: Stage
  data: DataStack
  web: WebStack
  functionsFolder: string
}

/** One Lambda a room and one route a contract: what functions/ declares is what gets deployed. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props)
    const { stage, data, web, functionsFolder } = props
    const everyRoom = {
      TABLE_NAME: data.table.tableName,
      MASTER_KEY: `kms:${data.masterKey.keyArn}`,
      PUBLIC_ORIGIN: web.origin,
      // In the template it is a reference that only CloudFormation resolves.
      ORIGIN_SECRET: web.originSecret.unsafeUnwrap(),
    }
    for (const entryPoint of entryPoints) {
      new Room(this, entryPoint.room, {
        entryPoint,
        functionsFolder,
        api: web.api,
        data,
        environment: {
          ...everyRoom,
          ...(entryPoint.sendsSms ? smsEnvironment(stage) : {}),
          ...(entryPoint.asksRegistry ? registryEnvironment(stage) : {}),
          ...(entryPoint.hasCoolingOff
            ? { RECOVERY_COOLING_OFF_HOURS: String(stage.recoveryCoolingOffHours) }
            : {}),
          ...(entryPoint.asksAuthority ? authorityEnvironment(stage) : {}),
        },
        sendsThroughSns: Boolean(entryPoint.sendsSms) && !stage.smsGatewayUrl,
        reservedConcurrency: stage.reservedConcurrency,
      })
    }
    for (const scheduled of scheduledTasks)
      new ScheduledFunction(this, scheduled.task, {
        scheduled,
        functionsFolder,
        data,
        environment: { ...everyRoom, ...(scheduled.sendsSms ? smsEnvironment(stage) : {}) },
        sendsThroughSns: Boolean(scheduled.sendsSms) && !stage.smsGatewayUrl,
      })
    warnOfDemonstrationRegistry(this, stage)
    warnOfDemonstrationAuthority(this, stage)
    smsAlarms(this, { stage, topic: data.alarmTopic })
  }
}

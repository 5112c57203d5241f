import { Duration, Validations } from 'aws-cdk-lib'
import { type HttpApi, HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import type { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { join } from 'node:path'
import type { EntryPoint } from '../../functions/entry-points.ts'
import type { DataStack } from '../stacks/data-stack.ts'
import { keptLogGroup } from './kept-logs.ts'
import { roomAlarms } from './room-alarms.ts'
import { letSendToPhones, roomStatements } from './room-policies.ts'

interface Props {
  entryPoint: EntryPoint
  /** As `bundleFunctions` writes them: a folder a room. */
  functionsFolder: string
  api: HttpApi
  data: DataStack
  environment: Record<string, string>
  /** The only rooms that may publish, and to phones only. */
  sendsThroughSns: boolean
  reservedConcurrency: number | undefined
}

/** One room of functions/: its Lambda, its rights, a route for each of its contracts, its alarms. */
export class Room extends Construct {
  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id)
    const { entryPoint, api, data } = props
    const logGroup = keptLogGroup(this, 'Log')
    const room = new Function(this, 'Function', {
      description: `Yuejiantong, room ${entryPoint.room}`,
      code: Code.fromAsset(join(props.functionsFolder, entryPoint.room)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      // The bundled argon2 binary is linux-x64.
      architecture: Architecture.X86_64,
      // More memory is more processor: a cold start and a password hash are both a wait for the person.
      memorySize: entryPoint.memoryMb ?? 1024,
      timeout: Duration.seconds(entryPoint.timeoutSeconds ?? 10),
      environment: props.environment,
      role: this.role(props, logGroup),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      reservedConcurrentExecutions: props.reservedConcurrency,
    })
    this.routes(entryPoint, api, room)
    roomAlarms(this, { room: entryPoint.room, fn: room, logGroup, topic: data.alarmTopic })
  }

  /** Its own role: the one CDK would make may write to every log group of the account. */
  private role({ entryPoint, data, sendsThroughSns }: Props, logGroup: LogGroup): Role {
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(role)
    for (const statement of roomStatements(entryPoint.room, data)) role.addToPolicy(statement)
    if (sendsThroughSns) letSendToPhones(role)
    return role
  }

  private routes({ contracts }: EntryPoint, httpApi: HttpApi, room: Function) {
    const integration = new HttpLambdaIntegration('Integration', room)
    for (const { method, path } of contracts) {
      const route = new HttpRoute(this, `${method} ${path}`, {
        httpApi,
        routeKey: HttpRouteKey.with(path, HttpMethod[method]),
        integration,
      })
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          'The session is an HttpOnly cookie bound to the browser, which no API Gateway authorizer reads: lambdaRoom checks it.',
      })
    }
  }
}

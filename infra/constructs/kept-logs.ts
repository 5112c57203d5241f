import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'

// The Cybersecurity Law asks for network logs of at least six months; CloudWatch has no step between five months and a year.
export const LOG_FILES_KEPT = Duration.days(200)

export const keptLogGroup = (scope: Construct, id: string): LogGroup =>
  new LogGroup(scope, id, { retention: RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.RETAIN })

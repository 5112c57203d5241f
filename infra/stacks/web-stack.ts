import { CfnOutput, type SecretValue, Stack, type StackProps } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { ApiDoor } from '../constructs/api-door.ts'
import { Front } from '../constructs/front.ts'
import { OriginSecret } from '../constructs/origin-secret.ts'
import { PageBucket } from '../constructs/page-bucket.ts'
import type { Stage } from '../stage.ts'

interface Props extends StackProps {
  stage: Stage
  alarmTopic: ITopic
}

/** What people reach: CloudFront, the bucket of pages, and the API's bare door behind it. */
export class WebStack extends Stack {
  readonly api: HttpApi
  readonly bucket: Bucket
  readonly origin: string
  readonly originSecret: SecretValue

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props)
    const { stage, alarmTopic } = props
    const pages = new PageBucket(this, 'Pages')
    this.bucket = pages.bucket
    this.api = new ApiDoor(this, 'ApiDoor', { stage, alarmTopic }).api
    this.originSecret = new OriginSecret(this, 'OriginSecret', { version: stage.originSecretVersion }).value
    const apiHost = `${this.api.apiId}.execute-api.${this.region}.${this.urlSuffix}`
    this.origin = new Front(this, 'Front', { stage, pages, apiHost, originSecret: this.originSecret }).origin
    new CfnOutput(this, 'Origin', {
      value: this.origin,
      description: 'The product; the portal is at /portal/',
    })
  }
}

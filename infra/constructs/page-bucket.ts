import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { LOG_FILES_KEPT } from './kept-logs.ts'

const closed: BucketProps = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
}

/** The built pages, which nobody but CloudFront may read, and beside them the logs of who asked for what. */
export class PageBucket extends Construct {
  readonly bucket: Bucket
  readonly logs: Bucket

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.logs = new Bucket(this, 'Logs', {
      ...closed,
      // CloudFront's standard log delivery writes by ACL.
      objectOwnership: ObjectOwnership.OBJECT_WRITER,
      lifecycleRules: [{ expiration: LOG_FILES_KEPT }],
    })
    Validations.of(this.logs).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'This is where the logs go; a log of each log written would never end.',
    })
    this.bucket = new Bucket(this, 'Pages', {
      ...closed,
      versioned: true,
      // Hashed files of earlier releases stay for phones that still run them; only what was overwritten goes.
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
      serverAccessLogsBucket: this.logs,
      serverAccessLogsPrefix: 'pages/',
    })
  }
}

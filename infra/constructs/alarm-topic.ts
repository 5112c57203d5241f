import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'

/** Where every alarm goes. Its own key: CloudWatch cannot publish to a topic under the AWS-managed one. */
export class AlarmTopic extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, { email }: { email: string | undefined }) {
    super(scope, id)
    const key = new Key(this, 'Key', { description: 'Encrypts alarms', enableKeyRotation: true })
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    this.topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true })
    if (email) this.topic.addSubscription(new EmailSubscription(email))
  }
}

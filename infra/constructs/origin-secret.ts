import { RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'

/**
 * Said by CloudFront and known to the rooms: a request past CloudFront, with viewer headers of its own making, is
 * refused. The value never stands in a template; CloudFormation reads it while deploying. To rotate:
 * `aws secretsmanager put-secret-value`, then deploy with the version id it prints as `originSecretVersion`.
 */
export class OriginSecret extends Construct {
  readonly value: SecretValue

  constructor(scope: Construct, id: string, { version }: { version: string | undefined }) {
    super(scope, id)
    const secret = new Secret(this, 'Secret', {
      description: 'x-origin-secret between CloudFront and the API',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.value = SecretValue.secretsManager(secret.secretArn, { versionId: version })
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'CloudFront takes a new value only by a deployment, so rotation is a deployment with originSecretVersion.',
    })
  }
}

import { Stack, type StackProps, Validations } from 'aws-cdk-lib'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import type { Construct } from 'constructs'
import { keptLogGroup } from '../constructs/kept-logs.ts'
import { cacheRules } from '../page-headers.ts'

interface Props extends StackProps {
  bucket: IBucket
  pagesFolder: string
}

const patternsOf = (rule: (typeof cacheRules)[number]): string[] => {
  if ('under' in rule) return [`${rule.under.slice(1)}*`]
  return 'endings' in rule ? rule.endings.map((ending) => `*${ending}`) : []
}

/** The built pages on their way into the bucket, each kind of file with its own cache rule. */
export class PagesStack extends Stack {
  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props)
    const sources = [Source.asset(props.pagesFolder)]
    const logGroup = keptLogGroup(this, 'Log')
    const named = cacheRules.flatMap(patternsOf)
    const deployments = cacheRules.map((rule) => {
      const own = patternsOf(rule)
      return {
        rule,
        deployment: new BucketDeployment(this, rule.kind, {
          sources,
          destinationBucket: props.bucket,
          logGroup,
          memoryLimit: 512,
          // Nothing is deleted: phones still running the last release ask for its files.
          prune: false,
          cacheControl: [CacheControl.fromString(rule.cacheControl)],
          ...(own.length > 0 ? { exclude: ['*'], include: own } : { exclude: named }),
        }),
      }
    })
    const fresh = deployments.find(({ rule }) => rule.kind === 'fresh')?.deployment
    acknowledge(this, props.bucket)
    // A page is put there after the files it names.
    for (const { rule, deployment } of deployments)
      if (rule.kind !== 'fresh') fresh?.node.addDependency(deployment)
  }
}

function acknowledge(stack: Stack, bucket: IBucket) {
  const copier = "CDK's own copier, the only function here, which runs while deploying and never for people"
  const assets = `arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-${stack.region}/*`
  const pages = `${Stack.of(bucket).stackName}:ExportsOutputFnGetAttPagesAB854480ArnEAF7F2A6/*`
  const wildcards = [
    ...['GetObject*', 'GetBucket*', 'List*', 'DeleteObject*', 'Abort*'].map(
      (action) => `Action::s3:${action}`,
    ),
    ...[assets, pages].map((resource) => `Resource::${resource}`),
  ]
  Validations.of(stack).acknowledge(
    { id: 'AwsSolutions-L1', reason: `${copier}: aws-cdk-lib chooses and tests its runtime.` },
    {
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason: `${copier}: this lets it write its log, nothing more.`,
    },
    ...wildcards.map((wildcard) => ({
      id: `AwsSolutions-IAM5[${wildcard}]`,
      reason: `${copier}: it reads the deployment's assets and writes pages whose names are hashes.`,
    })),
  )
}

import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  FunctionEventType,
  HttpVersion,
  OriginSslPolicy,
  type ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { type SecretValue, Validations } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import type { Stage } from '../stage.ts'
import { forwardedToApi } from './forwarded-to-api.ts'
import type { PageBucket } from './page-bucket.ts'
import { pageHeadersPolicy } from './page-headers-policy.ts'
import { pageRouting } from './page-routing.ts'

interface Props {
  stage: Stage
  pages: PageBucket
  /** Host name of the HTTP API. */
  apiHost: string
  originSecret: SecretValue
}

/** CloudFront: one origin for people, pages from S3 and `/api/*` from the functions behind it. */
export class Front extends Construct {
  /** `https://…`, as people and their browsers write it. */
  readonly origin: string

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id)
    const { stage, pages } = props
    const headers = pageHeadersPolicy(this, 'Headers')
    const distribution = new Distribution(this, 'Distribution', {
      defaultBehavior: this.pagesBehavior(pages, headers),
      additionalBehaviors: { '/api/*': this.apiBehavior(props, headers) },
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      logBucket: pages.logs,
      logFilePrefix: 'cloudfront/',
      ...(stage.webAclArn ? { webAclId: stage.webAclArn } : {}),
      ...this.ownName(stage),
    })
    this.origin = `https://${stage.domainName ?? distribution.distributionDomainName}`
    acknowledge(distribution, stage)
  }

  private pagesBehavior(
    { bucket }: PageBucket,
    responseHeadersPolicy: ResponseHeadersPolicy,
  ): BehaviorOptions {
    return {
      // LIST makes a missing file a 404: without it S3 answers 403, and a rewrite of 403 would also hit the API's.
      origin: S3BucketOrigin.withOriginAccessControl(bucket, {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      // Honours the Cache-Control each file was stored with.
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy,
      functionAssociations: [
        { function: pageRouting(this, 'Routing'), eventType: FunctionEventType.VIEWER_REQUEST },
      ],
    }
  }

  private apiBehavior(
    { apiHost, originSecret }: Props,
    responseHeadersPolicy: ResponseHeadersPolicy,
  ): BehaviorOptions {
    return {
      origin: new HttpOrigin(apiHost, {
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        // In the template it is a reference that only CloudFormation resolves.
        customHeaders: { 'x-origin-secret': originSecret.unsafeUnwrap() },
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: forwardedToApi(this, 'ForwardedToApi'),
      responseHeadersPolicy,
    }
  }

  private ownName({ domainName, certificateArn }: Stage) {
    if (!domainName || !certificateArn) return {}
    return {
      domainNames: [domainName],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    }
  }
}

function acknowledge(distribution: Distribution, { domainName, webAclArn }: Stage) {
  const validations = Validations.of(distribution)
  validations.acknowledge({
    id: 'AwsSolutions-CFR1',
    reason:
      'People of Hong Kong, Macau, Taiwan and abroad register with their own documents: no country is shut out.',
  })
  validations.acknowledge({
    id: 'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
    reason:
      'defaultRootObject is set, and the routing function rewrites every address that could list the bucket.',
  })
  if (!webAclArn) {
    validations.acknowledge({
      id: 'AwsSolutions-CFR2',
      reason:
        'The product counts attempts itself, by account, phone and address; a stage adds a web ACL by webAclArn.',
    })
  }
  if (!domainName) {
    validations.acknowledge({
      id: 'AwsSolutions-CFR4',
      reason:
        "Under its own name CloudFront's own certificate decides the TLS versions; a stage with domainName has TLSv1.2_2021.",
    })
  }
}

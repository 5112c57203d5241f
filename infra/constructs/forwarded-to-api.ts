import {
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
} from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'
import { forwardedHeaders } from '../forwarded-headers.ts'

/**
 * Named one by one: «all viewer headers» and CloudFront's own come together only with Host, which API Gateway refuses.
 * A viewer who sends a `cloudfront-…` header himself is overwritten. CloudFront allows ten in all.
 */
const headers = [
  ...forwardedHeaders,
  'cloudfront-viewer-address',
  'cloudfront-viewer-country-name',
  'cloudfront-viewer-country-region-name',
  'cloudfront-viewer-city',
]

export const forwardedToApi = (scope: Construct, id: string): OriginRequestPolicy =>
  new OriginRequestPolicy(scope, id, {
    headerBehavior: OriginRequestHeaderBehavior.allowList(...headers),
    cookieBehavior: OriginRequestCookieBehavior.all(),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
  })

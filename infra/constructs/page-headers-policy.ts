import { Duration } from 'aws-cdk-lib'
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseHeadersPolicyProps,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'
import { pageHeaders } from '../page-headers.ts'

// CloudFront wants these in fields of their own and refuses them as custom headers.
const ownFields = [
  'content-security-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
]

export const pageHeadersPolicy = (scope: Construct, id: string): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, id, {
    securityHeadersBehavior: securityHeaders(),
    customHeadersBehavior: {
      customHeaders: Object.entries(pageHeaders)
        .filter(([header]) => !ownFields.includes(header))
        .map(([header, value]) => ({ header, value, override: true })),
    },
  })

// Whether these say what page-headers.ts says, web-stack.test.ts knows.
function securityHeaders(): ResponseHeadersPolicyProps['securityHeadersBehavior'] {
  const transport = valueOf('strict-transport-security')
  return {
    contentSecurityPolicy: { contentSecurityPolicy: valueOf('content-security-policy'), override: true },
    contentTypeOptions: { override: true },
    frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
    referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
    strictTransportSecurity: {
      accessControlMaxAge: Duration.seconds(Number(/max-age=(\d+)/.exec(transport)?.[1])),
      includeSubdomains: transport.includes('includeSubDomains'),
      override: true,
    },
  }
}

function valueOf(header: string): string {
  const value = pageHeaders[header]
  if (!value) throw new Error(`Every page needs the header ${header}.`)
  return value
}

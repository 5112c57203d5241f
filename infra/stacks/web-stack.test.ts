import { expect, it } from 'vitest'
import { pageHeaders } from '../page-headers.ts'
import { at, listAt, resourcesOf, statementsIn, synthesise } from './product.fixture.ts'

const { web } = synthesise()
const propertiesOf = (type: string, template = web) => resourcesOf(template, type)[0]?.Properties
const frontOf = (template = web) =>
  at(propertiesOf('AWS::CloudFront::Distribution', template), 'DistributionConfig')

const front = frontOf()
const pages = at(front, 'DefaultCacheBehavior')
const [api, ...otherBehaviours] = listAt(front, 'CacheBehaviors')
const originOf = (behaviour: unknown) =>
  listAt(front, 'Origins').find((origin) => at(origin, 'Id') === at(behaviour, 'TargetOriginId'))

it('serves pages and answers with exactly the headers that the local gateway sends', () => {
  const policy = at(propertiesOf('AWS::CloudFront::ResponseHeadersPolicy'), 'ResponseHeadersPolicyConfig')
  const security = at(policy, 'SecurityHeadersConfig')
  const custom = listAt(policy, 'CustomHeadersConfig.Items') as { Header: string; Value: string }[]
  const served = {
    'content-security-policy': at(security, 'ContentSecurityPolicy.ContentSecurityPolicy'),
    'referrer-policy': at(security, 'ReferrerPolicy.ReferrerPolicy'),
    'strict-transport-security': transportSecurity(at(security, 'StrictTransportSecurity')),
    'x-content-type-options': at(security, 'ContentTypeOptions') && 'nosniff',
    'x-frame-options': at(security, 'FrameOptions.FrameOption'),
    ...Object.fromEntries(custom.map(({ Header, Value }) => [Header, Value])),
  }
  expect(served).toEqual(pageHeaders)
  expect(JSON.stringify(policy)).not.toContain('"Override":false')
  for (const behaviour of [pages, api]) {
    expect(at(behaviour, 'ResponseHeadersPolicyId.Ref')).toMatch(/^FrontHeaders/)
  }
})

it('never keeps an answer of the API', () => {
  const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'
  expect(otherBehaviours).toEqual([])
  expect(api).toMatchObject({ PathPattern: '/api/*', CachePolicyId: CACHING_DISABLED })
})

it('tells the API who asks and from where, and nothing else the browser may say', () => {
  const policy = at(propertiesOf('AWS::CloudFront::OriginRequestPolicy'), 'OriginRequestPolicyConfig')
  expect(policy).toMatchObject({
    CookiesConfig: { CookieBehavior: 'all' },
    QueryStringsConfig: { QueryStringBehavior: 'all' },
    HeadersConfig: { HeaderBehavior: 'whitelist' },
  })
  // CloudFront takes ten at most.
  expect(listAt(policy, 'HeadersConfig.Headers').toSorted()).toEqual([
    'cloudfront-viewer-address',
    'cloudfront-viewer-city',
    'cloudfront-viewer-country-name',
    'cloudfront-viewer-country-region-name',
    'content-type',
    'idempotency-key',
    'origin',
    'user-agent',
    'x-surface',
  ])
})

it('speaks HTTPS only, to people and to the API', () => {
  expect(at(pages, 'ViewerProtocolPolicy')).toBe('redirect-to-https')
  expect(at(api, 'ViewerProtocolPolicy')).toBe('https-only')
  expect(at(originOf(api), 'CustomOriginConfig')).toMatchObject({
    OriginProtocolPolicy: 'https-only',
    OriginSSLProtocols: ['TLSv1.2'],
  })
})

it('refuses old TLS under a name of its own', () => {
  const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/id'
  const { web: named } = synthesise({ domainName: 'id.example.cn', certificateArn })
  expect(frontOf(named)).toMatchObject({
    Aliases: ['id.example.cn'],
    ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
  })
})

it('shows the origin secret in no template, and gives it to the API by reference', () => {
  const [secret] = resourcesOf(web, 'AWS::SecretsManager::Secret')
  const reference = ['{{resolve:secretsmanager:', { Ref: secret?.id }, ':SecretString:::}}']
  expect(at(originOf(api), 'OriginCustomHeaders')).toEqual([
    { HeaderName: 'x-origin-secret', HeaderValue: { 'Fn::Join': ['', reference] } },
  ])
  expect(secret?.Properties).not.toHaveProperty('SecretString')
})

it('takes a new origin secret by the version that is named', () => {
  const version = '8c7f0e1a-0000-4000-8000-000000000001'
  const { web: rotated } = synthesise({ originSecretVersion: version })
  expect(JSON.stringify(frontOf(rotated))).toContain(`:SecretString:::${version}}}`)
})

it('keeps both buckets private, encrypted and closed to plain HTTP', () => {
  const buckets = resourcesOf(web, 'AWS::S3::Bucket')
  expect(buckets).toHaveLength(2)
  for (const { id, Properties } of buckets) {
    expect(Object.values(at(Properties, 'PublicAccessBlockConfiguration') ?? {})).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(Properties).toHaveProperty('BucketEncryption')
    expect(statementsOn(id)).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    )
  }
})

it('lets CloudFront alone read the pages, and only this CloudFront', () => {
  const bucket = resourcesOf(web, 'AWS::S3::Bucket').find((each) =>
    at(each, 'Properties.VersioningConfiguration'),
  )
  const allowed = statementsOn(bucket?.id).filter(({ Effect }) => Effect === 'Allow')
  expect(allowed).toMatchObject([
    { Principal: { Service: 'cloudfront.amazonaws.com' }, Action: ['s3:GetObject', 's3:ListBucket'] },
  ])
  expect(JSON.stringify(allowed[0]?.Condition)).toContain('FrontDistribution')
  expect(originOf(pages)).toHaveProperty('OriginAccessControlId')
})

it('limits how many requests reach the functions, and logs them without a word about the person', () => {
  const stage = propertiesOf('AWS::ApiGatewayV2::Stage')
  expect(stage).toMatchObject({
    DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
  })
  const format = at(stage, 'AccessLogSettings.Format')
  expect(format).toContain('$context.requestId')
  expect(format).not.toMatch(/identity|sourceIp|userAgent|path|header|authorizer/i)
  expect(propertiesOf('AWS::ApiGatewayV2::Api')).not.toHaveProperty('CorsConfiguration')
})

const transportSecurity = (field: unknown) =>
  `max-age=${String(at(field, 'AccessControlMaxAgeSec'))}${at(field, 'IncludeSubdomains') ? '; includeSubDomains' : ''}`

const statementsOn = (bucket: string | undefined) =>
  statementsIn(
    resourcesOf(web, 'AWS::S3::BucketPolicy').find(
      (policy) => at(policy, 'Properties.Bucket.Ref') === bucket,
    ),
  )

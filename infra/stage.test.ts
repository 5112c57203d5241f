import { App } from 'aws-cdk-lib'
import { expect, it } from 'vitest'
import { readStage } from './stage.ts'

const read = (context: Record<string, unknown>) =>
  readStage(
    new App({
      context: {
        stage: 'test',
        region: 'ap-southeast-1',
        businessRegistry: 'demonstration',
        identityAuthority: 'demonstration',
        ...context,
      },
    }),
  )

it('needs no more than a name, a region, a registry and an authority', () => {
  expect(read({})).toEqual({
    stage: 'test',
    region: 'ap-southeast-1',
    businessRegistry: 'demonstration',
    identityAuthority: 'demonstration',
    recoveryCoolingOffHours: 24,
    smsDailyBudget: 10_000,
    smsMonthlySpend: 500,
    requestsPerSecond: 200,
    requestBurst: 400,
  })
})

it('lets a deployment have recoveries take effect at once, or after days, and not after months', () => {
  expect(read({ recoveryCoolingOffHours: '0' }).recoveryCoolingOffHours).toBe(0)
  expect(read({ recoveryCoolingOffHours: 72 }).recoveryCoolingOffHours).toBe(72)
  expect(() => read({ recoveryCoolingOffHours: '721' })).toThrow()
})

it('takes numbers as the command line gives them', () => {
  expect(read({ smsDailyBudget: '250', reservedConcurrency: '20' })).toMatchObject({
    smsDailyBudget: 250,
    reservedConcurrency: 20,
  })
})

it.each([{ region: 'Hong Kong' }, { stage: 'Production!' }, { smsDailyBudget: '-1' }, { stage: undefined }])(
  'refuses %o',
  (context) => {
    expect(() => read(context)).toThrow()
  },
)

it.each([{ domainName: 'id.example.cn' }, { certificateArn: 'arn:aws:acm:us-east-1:1:certificate/id' }])(
  'refuses a name without its certificate and a certificate without its name (%o)',
  (half) => {
    expect(() => read(half)).toThrow('domainName and certificateArn')
  },
)

it.each([
  { smsGatewayUrl: 'https://sms.example/messages' },
  { smsGatewayKeyId: 'yuejiantong', smsGatewaySecret: 'yuejiantong/sms-gateway' },
])('refuses half a gateway (%o)', (half) => {
  expect(() => read(half)).toThrow('smsGatewayUrl, smsGatewayKeyId and smsGatewaySecret')
})

it('sends no code over a line that anybody can read', () => {
  const key = { smsGatewayKeyId: 'yuejiantong', smsGatewaySecret: 'yuejiantong/sms-gateway' }
  expect(() => read({ smsGatewayUrl: 'http://sms.example/messages', ...key })).toThrow()
  expect(read({ smsGatewayUrl: 'https://sms.example/messages', ...key })).toMatchObject(key)
})

const registryKey = { businessRegistryKeyId: 'yuejiantong', businessRegistrySecret: 'yuejiantong/registry' }

it.each([undefined, '', 'demo', 'http://registry.example/units', 'https://me@registry.example/units'])(
  'says plainly what is missing where units would be checked against «%s»',
  (businessRegistry) => {
    expect(() => read({ businessRegistry, ...registryKey })).toThrow(
      /^businessRegistry: say which registry units are checked against: the https address of a service .*$/,
    )
  },
)

it.each([
  { businessRegistry: 'https://registry.example/units' },
  { businessRegistry: 'https://registry.example/units', businessRegistryKeyId: 'yuejiantong' },
  { businessRegistry: 'demonstration', ...registryKey },
])('refuses a registry without its key, and a key without its registry (%o)', (half) => {
  expect(() => read(half)).toThrow('businessRegistryKeyId and businessRegistrySecret go with an address')
})

it('takes a registry with its key', () => {
  const registry = { businessRegistry: 'https://registry.example/units', ...registryKey }
  expect(read(registry)).toMatchObject(registry)
})

const authorityKey = {
  identityAuthorityKeyId: 'yuejiantong',
  identityAuthoritySecret: 'yuejiantong/authority',
}

it.each([
  undefined,
  '',
  'demo',
  'http://authority.example/portraits',
  'https://me@authority.example/portraits',
])(
  'says plainly what is missing where faces would be compared with the portraits of «%s»',
  (identityAuthority) => {
    expect(() => read({ identityAuthority, ...authorityKey })).toThrow(
      /^identityAuthority: say which authority’s portraits faces are compared with: the https address of a service .*$/,
    )
  },
)

it.each([
  { identityAuthority: 'https://authority.example/portraits' },
  { identityAuthority: 'https://authority.example/portraits', identityAuthorityKeyId: 'yuejiantong' },
  { identityAuthority: 'demonstration', ...authorityKey },
])('refuses an authority without its key, and a key without its authority (%o)', (half) => {
  expect(() => read(half)).toThrow('identityAuthorityKeyId and identityAuthoritySecret go with an address')
})

it('takes an authority with its key', () => {
  const authority = { identityAuthority: 'https://authority.example/portraits', ...authorityKey }
  expect(read(authority)).toMatchObject(authority)
})

it.each([
  ['0.35', 0.35],
  [0.35, 0.35],
  ['0', 0],
  ['1', 1],
])('takes a risk of %s for review', (given, risk) => {
  expect(read({ faceRiskForReview: given })).toMatchObject({ faceRiskForReview: risk })
})

it.each(['', ' ', '1.2', '-0.1', 'high', '0.3.5'])(
  'refuses a risk of «%s», so that nobody sets a limit they did not mean',
  (faceRiskForReview) => {
    expect(() => read({ faceRiskForReview })).toThrow('faceRiskForReview')
  },
)

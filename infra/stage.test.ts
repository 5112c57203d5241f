import { App } from 'aws-cdk-lib'
import { expect, it } from 'vitest'
import { readStage } from './stage.ts'

const read = (context: Record<string, unknown>) =>
  readStage(new App({ context: { stage: 'test', region: 'ap-southeast-1', ...context } }))

it('needs no more than a name and a region', () => {
  expect(read({})).toEqual({
    stage: 'test',
    region: 'ap-southeast-1',
    smsDailyBudget: 10_000,
    smsMonthlySpend: 500,
    requestsPerSecond: 200,
    requestBurst: 400,
  })
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

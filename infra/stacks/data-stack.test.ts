import { expect, it } from 'vitest'
import { tableShape } from '../table.ts'
import { at, listAt, resourcesOf, synthesise } from './product.fixture.ts'

const { data, stacks } = synthesise()
const [table] = resourcesOf(data, 'AWS::DynamoDB::GlobalTable')
const keys = resourcesOf(data, 'AWS::KMS::Key')
const keyOf = (part: string) => keys.find(({ id }) => id.startsWith(part))

it('has one table, of the shape that the local start makes', () => {
  data.resourceCountIs('AWS::DynamoDB::GlobalTable', 1)
  expect(table?.Properties).toMatchObject({
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: tableShape.partitionKey, KeyType: 'HASH' },
      { AttributeName: tableShape.sortKey, KeyType: 'RANGE' },
    ],
    TimeToLiveSpecification: { AttributeName: tableShape.timeToLive, Enabled: true },
  })
  expect(table?.Properties).not.toHaveProperty('GlobalSecondaryIndexes')
})

it('can be taken back to any second of five weeks, and nobody deletes it by accident', () => {
  expect(table?.DeletionPolicy).toBe('Retain')
  expect(at(table, 'Properties.Replicas')).toEqual([
    expect.objectContaining({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
    }),
  ])
  expect(stacks.data.terminationProtection).toBe(true)
})

it('keeps the table under a key of ours', () => {
  expect(table?.Properties).toMatchObject({
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    Replicas: [{ SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': [keyOf('TableKey')?.id, 'Arn'] } } }],
  })
})

it('turns every key each year, and keeps those without which what people gave is lost', () => {
  expect(keys).toHaveLength(3)
  for (const key of keys) expect(key.Properties).toMatchObject({ EnableKeyRotation: true })
  for (const part of ['TableKey', 'MasterKey']) expect(keyOf(part)?.DeletionPolicy).toBe('Retain')
})

it('lets CloudWatch alone use the key of the alarms, beside the account itself', () => {
  const statements = listAt(keyOf('Alarms'), 'Properties.KeyPolicy.Statement')
  expect(statements.filter((statement) => at(statement, 'Principal.Service'))).toMatchObject([
    { Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: ['kms:Decrypt', 'kms:GenerateDataKey'] },
  ])
  expect(resourcesOf(data, 'AWS::SNS::Topic')[0]?.Properties).toHaveProperty('KmsMasterKeyId')
})

it('wakes somebody when the table refuses work', () => {
  const alarms = resourcesOf(data, 'AWS::CloudWatch::Alarm')
  expect(alarms.map((alarm) => at(alarm, 'Properties.MetricName'))).toEqual([
    'ReadThrottleEvents',
    'WriteThrottleEvents',
    'SystemErrors',
  ])
  for (const alarm of alarms) expect(listAt(alarm, 'Properties.AlarmActions')).toHaveLength(1)
})

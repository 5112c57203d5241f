import { Annotations, Match } from 'aws-cdk-lib/assertions'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { entryPoints, scheduledTasks } from '../../functions/entry-points.ts'
import { permissionsOf } from '../room-permissions.ts'
import {
  at,
  listAt,
  type Resource,
  resourcesOf,
  type Statement,
  statementsIn,
  synthesise,
} from './product.fixture.ts'

const { api } = synthesise({ smsSenderId: 'YueJianTon' })
const of = (room: string, type: string): Resource[] =>
  resourcesOf(api, type).filter(({ id }) => id.startsWith(room.replaceAll('-', '')))
const alarms = resourcesOf(api, 'AWS::CloudWatch::Alarm')

/** Whether people call it or the clock does. */
const everyFunction = [...entryPoints.map(({ room }) => room), ...scheduledTasks.map(({ task }) => task)]

const statementsOf = (room: string) => of(room, 'AWS::IAM::Policy').flatMap(statementsIn)
const actionsOf = ({ Action }: Statement) => [Action].flat()
const onService = (room: string, service: string) =>
  statementsOf(room).filter((each) => actionsOf(each).some((action) => action.startsWith(`${service}:`)))

it('has one function a room, and for each contract one route', () => {
  api.resourceCountIs('AWS::Lambda::Function', entryPoints.length + scheduledTasks.length)
  const routes = resourcesOf(api, 'AWS::ApiGatewayV2::Route').map((route) => at(route, 'Properties.RouteKey'))
  const promised = entryPoints.flatMap(({ contracts }) =>
    contracts.map(({ method, path }) => `${method} ${path}`),
  )
  expect(routes.toSorted()).toEqual(promised.toSorted())
})

it.each(scheduledTasks)(
  'has the clock call $task, long enough for what it does in one run, and lets it publish to phones only if it sends messages',
  (scheduled) => {
    const { task, everyMinutes, sendsSms } = scheduled
    const [lambda, ...others] = of(task, 'AWS::Lambda::Function')
    expect(others).toEqual([])
    expect(lambda?.Properties).toMatchObject({ Runtime: 'nodejs24.x', MemorySize: 512, Timeout: 60 })
    const [rule] = of(task, 'AWS::Events::Rule')
    expect(rule?.Properties).toMatchObject({
      ScheduleExpression: everyMinutes === 1 ? 'rate(1 minute)' : `rate(${String(everyMinutes)} minutes)`,
      State: 'ENABLED',
      Targets: [{ Arn: { 'Fn::GetAtt': [lambda?.id, 'Arn'] } }],
    })
    expect(of(task, 'AWS::Lambda::Permission')[0]?.Properties).toMatchObject({
      Principal: 'events.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [rule?.id, 'Arn'] },
    })
    expect(mayPublish(statementsOf(task), '+8613800138000')).toBe(sendsSms ?? false)
    expect(mayPublish(statementsOf(task), 'arn:aws:sns:ap-southeast-1:111122223333:alarms')).toBe(false)
    const values = at(lambda, 'Properties.Environment.Variables') as Record<string, unknown>
    expect(Object.keys(values).filter((name) => name.startsWith('SMS_'))).toEqual(
      sendsSms ? ['SMS_DAILY_BUDGET', 'SMS_SENDER_ID'] : [],
    )
  },
)

it.each(entryPoints)('leads every route of $room to its own function', ({ room, contracts }) => {
  const [integration, ...others] = of(room, 'AWS::ApiGatewayV2::Integration')
  expect(others).toEqual([])
  expect(at(integration, 'Properties.IntegrationUri')).toEqual({
    'Fn::GetAtt': [of(room, 'AWS::Lambda::Function')[0]?.id, 'Arn'],
  })
  const targets = of(room, 'AWS::ApiGatewayV2::Route').map((route) => at(route, 'Properties.Target'))
  expect(targets).toEqual(
    contracts.map(() => ({ 'Fn::Join': ['', ['integrations/', { Ref: integration?.id }]] })),
  )
})

it.each(entryPoints)(
  'runs $room where its binary runs, with every value it reads, and no longer than API Gateway waits',
  ({ room, sendsSms, asksRegistry, asksAuthority, hasCoolingOff, memoryMb, timeoutSeconds }) => {
    const [lambda] = of(room, 'AWS::Lambda::Function')
    expect(lambda?.Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['x86_64'],
      Handler: 'index.handler',
      MemorySize: memoryMb ?? 1024,
      Timeout: timeoutSeconds ?? 10,
      LoggingConfig: { LogFormat: 'JSON' },
    })
    expect(at(lambda, 'Properties.Timeout')).toBeLessThan(29)
    const values = at(lambda, 'Properties.Environment.Variables') as Record<string, unknown>
    const shared = ['MASTER_KEY', 'ORIGIN_SECRET', 'PUBLIC_ORIGIN', 'TABLE_NAME']
    const sms = sendsSms ? ['SMS_DAILY_BUDGET', 'SMS_SENDER_ID'] : []
    const registry = asksRegistry ? ['BUSINESS_REGISTRY'] : []
    const authority = asksAuthority ? ['IDENTITY_AUTHORITY'] : []
    const wait = hasCoolingOff ? ['RECOVERY_COOLING_OFF_HOURS'] : []
    expect(Object.keys(values).toSorted()).toEqual(
      [...shared, ...sms, ...registry, ...authority, ...wait].toSorted(),
    )
    expect(JSON.stringify(values['MASTER_KEY'])).toContain('"kms:"')
    expect(JSON.stringify(values['PUBLIC_ORIGIN'])).toContain('"https://"')
    expect(JSON.stringify(values['ORIGIN_SECRET'])).toContain('{{resolve:secretsmanager:')
  },
)

it.each(everyFunction)('gives %s its own items of the table and no other', (room) => {
  expect(itemsAllowed(room)).toEqual(inOrder(permissionsOf(room)))
})

it('lets who takes reports read recoveries and face checks, and write none', () => {
  const allowed = itemsAllowed('help')
  expect([allowed['RECOVERY#*'], allowed['FACE_CHECK#*']]).toEqual([['GetItem'], ['GetItem']])
})

it.each(everyFunction)(
  'has all keys of one action in one statement for %s: a transaction’s items may be asked for together',
  (room) => {
    const actions = onService(room, 'dynamodb').flatMap(actionsOf)
    expect(actions.length).toBeGreaterThan(0)
    expect(new Set(actions).size).toBe(actions.length)
  },
)

it.each(everyFunction)('lets %s neither read the whole table nor change or delete it', (room) => {
  const allowed = statementsOf(room).flatMap(actionsOf)
  expect(allowed).toContain('dynamodb:Query')
  expect(
    allowed.filter((action) => /^dynamodb:(Scan|PartiQL.*|Batch.*|.*(Table|Backup|Stream).*)$/.test(action)),
  ).toEqual([])
})

it.each(everyFunction)('names every action and resource of %s but the phones', (room) => {
  const others = statementsOf(room).filter((each) => !actionsOf(each).includes('sns:Publish'))
  for (const statement of others) {
    for (const action of actionsOf(statement)) expect(action).toMatch(/^[a-z0-9]+:[A-Za-z]+$/)
    expect(JSON.stringify(statement.Resource)).not.toContain('*')
  }
  expect(of(room, 'AWS::IAM::Role')[0]?.Properties).not.toHaveProperty('ManagedPolicyArns')
})

it.each(everyFunction)(
  'lets %s open the key ring with the master key, and the table through DynamoDB',
  (room) => {
    const [table, master] = onService(room, 'kms')
    expect(table?.Condition).toEqual({
      StringEquals: { 'kms:ViaService': 'dynamodb.ap-southeast-1.amazonaws.com' },
    })
    expect(JSON.stringify(table?.Resource)).toContain('TableKey')
    const makesKeyRing = permissionsOf(room)['KEY_RING']?.includes('PutItem')
    expect(master && actionsOf(master)).toEqual([
      'kms:Decrypt',
      ...(makesKeyRing ? ['kms:GenerateDataKey'] : []),
    ])
    expect(master).toMatchObject({
      Condition: { StringEquals: { 'kms:EncryptionContext:for': 'key-ring' } },
    })
    expect(JSON.stringify(master?.Resource)).toContain('MasterKey')
  },
)

it.each(entryPoints)(
  'lets $room publish to phones only if it sends messages, to nothing else ever',
  (entryPoint) => {
    const statements = statementsOf(entryPoint.room)
    expect(mayPublish(statements, '+8613800138000')).toBe(entryPoint.sendsSms ?? false)
    expect(mayPublish(statements, 'arn:aws:sns:ap-southeast-1:111122223333:alarms')).toBe(false)
    expect(mayPublish(statements, 'arn:aws:sns:us-east-1:444455556666:endpoint/GCM/app/1')).toBe(false)
  },
)

it.each(everyFunction)('keeps the log of %s for a year', (room) => {
  const [log] = of(room, 'AWS::Logs::LogGroup')
  expect(log).toMatchObject({ DeletionPolicy: 'Retain', Properties: { RetentionInDays: 365 } })
  expect(at(of(room, 'AWS::Lambda::Function')[0], 'Properties.LoggingConfig.LogGroup')).toEqual({
    Ref: log?.id,
  })
})

it.each(everyFunction)('wakes somebody when %s crashes, is throttled or logs a fault', (room) => {
  const [filter] = of(room, 'AWS::Logs::MetricFilter')
  expect(at(filter, 'Properties.FilterPattern')).toBe('{ $.level = "error" }')
  const faults = at(filter, 'Properties.MetricTransformations.0.MetricName')
  const lambda = { Ref: of(room, 'AWS::Lambda::Function')[0]?.id }
  expect(of(room, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties)).toMatchObject([
    { MetricName: 'Errors', Dimensions: [{ Name: 'FunctionName', Value: lambda }] },
    { MetricName: 'Throttles', Dimensions: [{ Name: 'FunctionName', Value: lambda }] },
    { MetricName: faults, Namespace: at(filter, 'Properties.MetricTransformations.0.MetricNamespace') },
  ])
})

it('wakes somebody when messages fail, the day’s are used up, or the month’s money is', () => {
  const watched = alarms.map((alarm) => at(alarm, 'Properties.MetricName'))
  expect(watched).toEqual(expect.arrayContaining(['SmsNotSent', 'SmsBudgetSpent', 'SMSMonthToDateSpentUSD']))
  const written = readFileSync('functions/adapters/metric.ts', 'utf8')
  for (const ours of alarms.filter((alarm) => at(alarm, 'Properties.Namespace') === 'Yuejiantong')) {
    expect(written).toContain(`'${String(at(ours, 'Properties.MetricName'))}'`)
    expect(written).toContain("METRIC_NAMESPACE = 'Yuejiantong'")
  }
  for (const alarm of alarms) expect(listAt(alarm, 'Properties.AlarmActions')).toHaveLength(1)
})

it('asks nothing of SNS where a gateway sends the messages, and has its key by reference only', () => {
  const { api: gatewayApi } = synthesise({
    smsGatewayUrl: 'https://sms.example/messages',
    smsGatewayKeyId: 'yuejiantong',
    smsGatewaySecret: 'yuejiantong/sms-gateway',
    smsSenderId: 'YueJianTon',
  })
  expect(resourcesOf(gatewayApi, 'AWS::IAM::Policy').flatMap(statementsIn).flatMap(actionsOf)).not.toContain(
    'sns:Publish',
  )
  for (const { room, sendsSms } of entryPoints) {
    const lambda = resourcesOf(gatewayApi, 'AWS::Lambda::Function').find(({ id }) =>
      id.startsWith(room.replaceAll('-', '')),
    )
    const values = at(lambda, 'Properties.Environment.Variables') as Record<string, unknown>
    const sms = Object.keys(values).filter((name) => name.startsWith('SMS_'))
    expect(sms.toSorted()).toEqual(
      sendsSms ? ['SMS_DAILY_BUDGET', 'SMS_GATEWAY_KEY_ID', 'SMS_GATEWAY_SECRET', 'SMS_SENDER'] : [],
    )
    if (sendsSms) {
      expect(JSON.stringify(values['SMS_GATEWAY_SECRET'])).toContain(
        '{{resolve:secretsmanager:yuejiantong/sms-gateway:SecretString',
      )
    }
  }
  const watched = resourcesOf(gatewayApi, 'AWS::CloudWatch::Alarm').map((alarm) =>
    at(alarm, 'Properties.MetricName'),
  )
  expect(watched).toContain('SmsNotSent')
  expect(watched).not.toContain('SMSMonthToDateSpentUSD')
})

const warning = Match.stringLikeRegexp('Units are checked against the demonstration')
const authorityWarning = Match.stringLikeRegexp('Faces are compared with the demonstration')

it('warns whoever deploys that no real unit can register where the demonstration is the registry', () => {
  const { stacks } = synthesise()
  expect(Annotations.fromStack(stacks.api).findWarning('*', warning)).toHaveLength(1)
})

it('warns whoever deploys that no real person can be certified where the demonstration is the authority', () => {
  const { stacks } = synthesise()
  expect(Annotations.fromStack(stacks.api).findWarning('*', authorityWarning)).toHaveLength(1)
})

it('gives the registry’s address and key, by reference only, to the rooms that ask it and to no other', () => {
  const { api: asking, stacks } = synthesise({
    businessRegistry: 'https://registry.example/units',
    businessRegistryKeyId: 'yuejiantong',
    businessRegistrySecret: 'yuejiantong/registry',
  })
  for (const { room, asksRegistry } of entryPoints) {
    const lambda = resourcesOf(asking, 'AWS::Lambda::Function').find(({ id }) =>
      id.startsWith(room.replaceAll('-', '')),
    )
    const values = at(lambda, 'Properties.Environment.Variables') as Record<string, unknown>
    const registry = Object.entries(values).filter(([name]) => name.startsWith('BUSINESS_REGISTRY'))
    expect(Object.fromEntries(registry)).toEqual(
      asksRegistry
        ? {
            BUSINESS_REGISTRY: 'https://registry.example/units',
            BUSINESS_REGISTRY_KEY_ID: 'yuejiantong',
            BUSINESS_REGISTRY_SECRET: expect.stringContaining(
              '{{resolve:secretsmanager:yuejiantong/registry:SecretString',
            ) as string,
          }
        : {},
    )
  }
  expect(Annotations.fromStack(stacks.api).findWarning('*', warning)).toEqual([])
  expect(entryPoints.filter(({ asksRegistry }) => asksRegistry).map(({ room }) => room)).toEqual([
    'registration',
    'account-centre',
  ])
})

it('gives the authority’s address and key, by reference only, to the room that certifies and to no other', () => {
  const { api: asking, stacks } = synthesise({
    identityAuthority: 'https://authority.example/portraits',
    identityAuthorityKeyId: 'yuejiantong',
    identityAuthoritySecret: 'yuejiantong/authority',
    faceRiskForReview: '0.35',
  })
  for (const { room, asksAuthority } of entryPoints) {
    const lambda = resourcesOf(asking, 'AWS::Lambda::Function').find(({ id }) =>
      id.startsWith(room.replaceAll('-', '')),
    )
    const values = at(lambda, 'Properties.Environment.Variables') as Record<string, unknown>
    const authority = Object.entries(values).filter(([name]) => /^(IDENTITY_AUTHORITY|FACE_)/.test(name))
    expect(Object.fromEntries(authority)).toEqual(
      asksAuthority
        ? {
            IDENTITY_AUTHORITY: 'https://authority.example/portraits',
            IDENTITY_AUTHORITY_KEY_ID: 'yuejiantong',
            IDENTITY_AUTHORITY_SECRET: expect.stringContaining(
              '{{resolve:secretsmanager:yuejiantong/authority:SecretString',
            ) as string,
            FACE_RISK_FOR_REVIEW: '0.35',
          }
        : {},
    )
  }
  expect(Annotations.fromStack(stacks.api).findWarning('*', authorityWarning)).toEqual([])
  expect(entryPoints.filter(({ asksAuthority }) => asksAuthority).map(({ room }) => room)).toEqual([
    'certification',
  ])
})

it('has SNS send from another region where the own one cannot', () => {
  const { api: elsewhere } = synthesise({ region: 'ap-east-1', smsRegion: 'ap-southeast-1' })
  const senders = resourcesOf(elsewhere, 'AWS::Lambda::Function').map((lambda) =>
    at(lambda, 'Properties.Environment.Variables.SMS_REGION'),
  )
  expect(senders.filter((region) => region === 'ap-southeast-1')).toHaveLength(
    [...entryPoints, ...scheduledTasks].filter(({ sendsSms }) => sendsSms).length,
  )
})

/** As IAM decides: a deny wins, and a phone's number is matched by `*` alone. */
function mayPublish(statements: Statement[], target: string): boolean {
  const matching = statements
    .filter((each) => actionsOf(each).includes('sns:Publish'))
    .filter(({ Resource: pattern }) => new RegExp(`^${String(pattern).replaceAll('*', '.*')}$`).test(target))
  return matching.length > 0 && matching.every(({ Effect }) => Effect === 'Allow')
}

/** What the statements come to: for each partition what may be done to its items. */
function itemsAllowed(room: string): Record<string, string[]> {
  const allowed: Record<string, string[]> = {}
  for (const statement of onService(room, 'dynamodb')) {
    const partitions = at(statement, 'Condition.ForAllValues:StringLike.dynamodb:LeadingKeys')
    expect(Object.keys(statement.Condition ?? {})).toEqual(['ForAllValues:StringLike'])
    for (const partition of partitions as string[])
      (allowed[partition] ??= []).push(...actionsOf(statement).map((action) => action.split(':')[1] ?? ''))
  }
  return inOrder(allowed)
}

const inOrder = (allowed: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(allowed).map(([partition, actions]) => [partition, actions.toSorted()]))

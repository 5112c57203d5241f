import { Stack, Validations } from 'aws-cdk-lib'
import { Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { mayMakeKeyRing, partitionsByAction } from '../room-permissions.ts'
import type { DataStack } from '../stacks/data-stack.ts'

/** What one room may do, and nothing beside: its items, the two keys, its own log (granted where it is made). */
export const roomStatements = (
  room: string,
  { table, tableKey, masterKey }: DataStack,
): PolicyStatement[] => [
  ...itemsOf(room, table.tableArn),
  tableAtRest(tableKey),
  new PolicyStatement({
    actions: ['kms:Decrypt', ...(mayMakeKeyRing(room) ? ['kms:GenerateDataKey'] : [])],
    resources: [masterKey.keyArn],
    // What functions/adapters/crypto/kms-master-key.ts binds the key ring to: the key opens nothing else for us.
    conditions: { StringEquals: { 'kms:EncryptionContext:for': 'key-ring' } },
  }),
]

const itemsOf = (room: string, tableArn: string): PolicyStatement[] =>
  partitionsByAction(room).map(
    ([action, partitions]) =>
      new PolicyStatement({
        actions: [`dynamodb:${action}`],
        resources: [tableArn],
        // True of a request without keys as well, but every one of these actions has a key.
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } },
      }),
  )

/** DynamoDB uses the table's key in the caller's name; only through DynamoDB may the caller use it. */
function tableAtRest(key: IKey): PolicyStatement {
  const { region } = Stack.of(key)
  return new PolicyStatement({
    actions: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } },
  })
}

/**
 * A text message to a phone has no ARN: IAM compares the bare number, which only `*` matches. Topics and app endpoints
 * have one, so all of them are denied, and what is left of «everything» is phones.
 */
export function letSendToPhones(role: Role) {
  role.addToPolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }))
  role.addToPolicy(
    new PolicyStatement({ effect: Effect.DENY, actions: ['sns:Publish'], resources: ['arn:*:sns:*:*:*'] }),
  )
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'A phone number has no ARN, so only * matches it; the statement beside denies everything that has one.',
  })
}

import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { AlarmTopic } from '../constructs/alarm-topic.ts'
import { alarmOn } from '../constructs/alarm.ts'
import type { Stage } from '../stage.ts'
import { tableShape } from '../table.ts'

interface Props extends StackProps {
  stage: Stage
}

/** What must outlive every deployment: the table, the key that wraps people's data, and who is told of trouble. */
export class DataStack extends Stack {
  readonly table: TableV2
  readonly tableKey: Key
  /** Wraps the key ring in the table; without it no name, number or phone can ever be read again. */
  readonly masterKey: Key
  readonly alarmTopic: Topic

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props)
    this.tableKey = this.key('TableKey', 'Encrypts the table at rest')
    this.masterKey = this.key('MasterKey', 'Wraps the key ring of personal data')
    this.masterKey.addAlias(`alias/${id}-master`)
    this.alarmTopic = new AlarmTopic(this, 'Alarms', { email: props.stage.alarmEmail }).topic

    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: tableShape.partitionKey, type: AttributeType.STRING },
      sortKey: { name: tableShape.sortKey, type: AttributeType.STRING },
      timeToLiveAttribute: tableShape.timeToLive,
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(this.tableKey),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    for (const metric of ['ReadThrottleEvents', 'WriteThrottleEvents', 'SystemErrors']) {
      alarmOn(this, `Table${metric}`, {
        metric: this.table.metric(metric, { statistic: 'Sum' }),
        above: 0,
        topic: this.alarmTopic,
        means: `DynamoDB reports ${metric}: people are being refused or delayed.`,
      })
    }
  }

  private key(id: string, description: string): Key {
    return new Key(this, id, { description, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN })
  }
}

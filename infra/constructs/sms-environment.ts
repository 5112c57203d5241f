import { SecretValue } from 'aws-cdk-lib'
import type { Stage } from '../stage.ts'

/** What a room that sends messages reads. The gateway's key is a reference that only CloudFormation resolves. */
export function smsEnvironment(stage: Stage): Record<string, string> {
  const budget = { SMS_DAILY_BUDGET: String(stage.smsDailyBudget) }
  const { smsGatewayUrl, smsGatewayKeyId, smsGatewaySecret } = stage
  if (smsGatewayUrl && smsGatewayKeyId && smsGatewaySecret) {
    return {
      ...budget,
      SMS_SENDER: smsGatewayUrl,
      SMS_GATEWAY_KEY_ID: smsGatewayKeyId,
      SMS_GATEWAY_SECRET: SecretValue.secretsManager(smsGatewaySecret).unsafeUnwrap(),
    }
  }
  return {
    ...budget,
    ...(stage.smsSenderId ? { SMS_SENDER_ID: stage.smsSenderId } : {}),
    ...(stage.smsRegion ? { SMS_REGION: stage.smsRegion } : {}),
  }
}

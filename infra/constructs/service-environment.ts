import { SecretValue } from 'aws-cdk-lib'

interface ChosenService {
  /** Or `demonstration`, which has no key. */
  address: string
  keyId: string | undefined
  /** The name or ARN of one in Secrets Manager. */
  secret: string | undefined
}

/** What a room reads that asks an outside service. Its key is a reference that only CloudFormation resolves. */
export function serviceEnvironment(
  name: string,
  { address, keyId, secret }: ChosenService,
): Record<string, string> {
  if (!keyId || !secret) return { [name]: address }
  return {
    [name]: address,
    [`${name}_KEY_ID`]: keyId,
    [`${name}_SECRET`]: SecretValue.secretsManager(secret).unsafeUnwrap(),
  }
}

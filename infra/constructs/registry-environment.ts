import { SecretValue } from 'aws-cdk-lib'
import type { Stage } from '../stage.ts'

/** What a room that asks the business registry reads. Its key is a reference that only CloudFormation resolves. */
export function registryEnvironment(stage: Stage): Record<string, string> {
  const { businessRegistry, businessRegistryKeyId, businessRegistrySecret } = stage
  if (!businessRegistryKeyId || !businessRegistrySecret) return { BUSINESS_REGISTRY: businessRegistry }
  return {
    BUSINESS_REGISTRY: businessRegistry,
    BUSINESS_REGISTRY_KEY_ID: businessRegistryKeyId,
    BUSINESS_REGISTRY_SECRET: SecretValue.secretsManager(businessRegistrySecret).unsafeUnwrap(),
  }
}

import { Annotations, SecretValue } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
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

/** Whoever deploys the repository as it lies here is to know what it does to units. */
export function warnOfDemonstrationRegistry(scope: Construct, { businessRegistry }: Stage) {
  if (businessRegistry !== 'demonstration') return
  const why =
    'Units are checked against the demonstration: it knows made-up units only, and no real one can register. ' +
    'Name a service as businessRegistry (docs/business-registry.md) before people come.'
  Annotations.of(scope).addWarningV2('yuejiantong:demonstration-registry', why)
}

import { Annotations } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Stage } from '../stage.ts'
import { serviceEnvironment } from './service-environment.ts'

/** What a room that asks the business registry reads. */
export const registryEnvironment = (stage: Stage): Record<string, string> =>
  serviceEnvironment('BUSINESS_REGISTRY', {
    address: stage.businessRegistry,
    keyId: stage.businessRegistryKeyId,
    secret: stage.businessRegistrySecret,
  })

/** Whoever deploys the repository as it lies here is to know what it does to units. */
export function warnOfDemonstrationRegistry(scope: Construct, { businessRegistry }: Stage) {
  if (businessRegistry !== 'demonstration') return
  const why =
    'Units are checked against the demonstration: it knows made-up units only, and no real one can register. ' +
    'Name a service as businessRegistry (docs/business-registry.md) before people come.'
  Annotations.of(scope).addWarningV2('yuejiantong:demonstration-registry', why)
}

import { type BusinessRegistry, RegistryUnavailable } from '../../domain/business-registry.ts'
import type { Patience } from '../outside-service/patience.ts'
import { type ServiceAccess, serviceClient } from '../outside-service/service-client.ts'
import { readAnswer, writeQuestion } from './registry-wire.ts'

export const registryPatience: Patience = {
  tries: 3,
  tryMs: 2_500,
  inAllMs: 6_000,
  firstWaitMs: 100,
  longestWaitMs: 1_000,
  opensAfter: 6,
  leftAloneMs: 10_000,
}

/** Asks whoever speaks docs/business-registry.md at this address. */
export function httpBusinessRegistry(access: ServiceAccess, patience = registryPatience): BusinessRegistry {
  const ask = serviceClient({
    ...access,
    name: 'registry',
    patience,
    largestAnswerBytes: 4096,
    readAnswer,
    unavailable: RegistryUnavailable,
  })
  return { agrees: (claim) => ask(writeQuestion(claim)) }
}

import type { BusinessRegistry } from '../../domain/business-registry.ts'
import { environment } from '../environment.ts'
import { demonstrationBusinessRegistry } from './demonstration-business-registry.ts'
import { httpBusinessRegistry } from './http-business-registry.ts'

/** The registry that this deployment names; none is assumed, least of all the demonstration. */
export function businessRegistry(): BusinessRegistry {
  const chosen = environment()
  if ('BUSINESS_REGISTRY_SECRET' in chosen) {
    const { BUSINESS_REGISTRY: url, BUSINESS_REGISTRY_KEY_ID: id, BUSINESS_REGISTRY_SECRET: secret } = chosen
    return httpBusinessRegistry({ url, key: { id, secret } })
  }
  if (chosen.BUSINESS_REGISTRY === 'demonstration') return demonstrationBusinessRegistry()
  throw new Error(
    'BUSINESS_REGISTRY is not set: give `demonstration` or the address of the registry service.',
  )
}

import type { AttemptLog } from './attempts.ts'
import type { Browser } from './browser.ts'
import { type BusinessRegistry, RegistryUnavailable, type UnitClaim } from './business-registry.ts'
import { networkOf } from './network.ts'
import type { PersonalData } from './personal-data.ts'
import { accept, refuse } from './result.ts'
import { lookupLimits } from './lookup-limits.ts'

interface Ports {
  registry: BusinessRegistry
  attempts: AttemptLog
  personalData: PersonalData
}

interface Asker {
  phone: string
  browser: Browser
  now: Date
}

/** Asks the registry within the limits (R3). Counted before it is asked; a question without an answer does not count. */
export const lookUpUnit = (ports: Ports) => async (claim: UnitClaim, asker: Asker) => {
  const counted = await count(ports, asker)
  if (!counted.allowed) {
    return refuse('too-many-lookups', { retryAfterSeconds: counted.retryAfterSeconds })
  }
  try {
    return (await ports.registry.agrees(claim)) ? accept(claim) : refuse('unit-mismatch')
  } catch (error) {
    if (!(error instanceof RegistryUnavailable)) throw error
    await Promise.all(counted.keys.map((key) => ports.attempts.takeBack(key, asker.now)))
    return refuse('registry-unavailable')
  }
}

/** The address first: one that is refused shall not use up what a phone may ask. */
async function count({ attempts, personalData }: Ports, { phone, browser, now }: Asker) {
  const from = `lookups-from:${await personalData.blindIndex('address', networkOf(browser.address))}`
  const fromAddress = await attempts.record(from, now, lookupLimits.perAddress)
  if (!fromAddress.allowed) return fromAddress
  const by = `lookups-by:${await personalData.blindIndex('phone', phone)}`
  const byPhone = await attempts.record(by, now, lookupLimits.perPhone)
  return byPhone.allowed ? { allowed: true as const, keys: [from, by] } : byPhone
}

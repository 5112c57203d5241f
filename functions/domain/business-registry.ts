import type { NaturalPerson } from './account.ts'

/** What a unit says of itself (R3). */
export interface UnitClaim {
  name: string
  /** USCC; its check digit may fail (`parseUnitCode`). */
  code: string
  representative: NaturalPerson
}

/** The market-supervision registry. */
export interface BusinessRegistry {
  /**
   * Whether unit name, code, and the representative's name and document number all agree; never which of them does not.
   * @throws {RegistryUnavailable} when there is no answer: that is not a mismatch
   */
  agrees(claim: UnitClaim): Promise<boolean>
}

export class RegistryUnavailable extends Error {
  override name = 'RegistryUnavailable'
}

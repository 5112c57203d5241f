import type { NaturalPerson } from './account.ts'

/** The authority that issued the document. */
export interface IdentityAuthority {
  /**
   * The portrait kept with this name and number, fetched for one check and kept by nobody here.
   * @throws {AuthorityUnavailable} when there is no answer: that is not a mismatch
   */
  portraitOf(person: NaturalPerson): Promise<AuthorityAnswer>
}

/** `not-confirmed`: name and number together are not known; never which of them does not agree. */
export type AuthorityAnswer =
  | { answer: 'confirmed'; /** JPEG, at most 1 MB. */ portrait: Uint8Array }
  | { answer: 'confirmed-without-portrait' }
  | { answer: 'not-confirmed' }

export class AuthorityUnavailable extends Error {
  override name = 'AuthorityUnavailable'
}

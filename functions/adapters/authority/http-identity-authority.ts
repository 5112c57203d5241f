import { AuthorityUnavailable, type IdentityAuthority } from '../../domain/identity-authority.ts'
import type { Patience } from '../outside-service/patience.ts'
import { type ServiceAccess, serviceClient } from '../outside-service/service-client.ts'
import { LARGEST_ANSWER_BYTES, readAnswer, writeQuestion } from './authority-wire.ts'

/** Five seconds with the last wait: looking at the frames takes the function three of its ten. */
export const authorityPatience: Patience = {
  tries: 3,
  tryMs: 2_500,
  inAllMs: 4_500,
  firstWaitMs: 100,
  longestWaitMs: 500,
  opensAfter: 6,
  leftAloneMs: 10_000,
}

/** Asks whoever speaks docs/identity-authority.md at this address. */
export function httpIdentityAuthority(
  access: ServiceAccess,
  patience = authorityPatience,
): IdentityAuthority {
  const ask = serviceClient({
    ...access,
    name: 'authority',
    patience,
    largestAnswerBytes: LARGEST_ANSWER_BYTES,
    readAnswer,
    unavailable: AuthorityUnavailable,
  })
  return { portraitOf: (person) => ask(writeQuestion(person)) }
}

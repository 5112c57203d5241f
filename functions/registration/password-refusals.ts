import type { RefusalOf } from '../../shared/contracts/endpoint.ts'
import type { completeRegistration } from '../../shared/contracts/registration.ts'
import type { PasswordRefusal } from '../../shared/vocabulary/password.ts'

/** The vocabulary's reasons in the contract's words. */
export const passwordRefusals = {
  'too-short': 'password-too-short',
  'too-long': 'password-too-long',
  // Half a surrogate pair: no keyboard types it, so no page needs words for it.
  'wrong-characters': 'password-too-common',
  common: 'password-too-common',
  'contains-name': 'password-tells-who-you-are',
  'contains-number': 'password-tells-who-you-are',
  'contains-phone': 'password-tells-who-you-are',
} as const satisfies Record<PasswordRefusal, RefusalOf<typeof completeRegistration>>

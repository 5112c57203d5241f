import type { OutputOf } from '../../../../shared/contracts/endpoint.ts'
import type { signInByCode } from '../../../../shared/contracts/sign-in-by-code.ts'

type Outcome = Extract<OutputOf<typeof signInByCode>, { outcome: 'choose' }>

/** A phone was proven that has two accounts (R5): which one, is asked next. */
export type Choice = Pick<Outcome, 'expiresInSeconds' | 'accounts'> & { proof: string; phone: string }

import * as contracts from '../../shared/contracts/sign-in.ts'
import { argon2Passwords } from '../adapters/crypto/argon2-passwords.ts'
import { lambdaRoom, operation } from '../adapters/http/lambda-room.ts'
import { signingIn } from '../adapters/http/signing-in.ts'
import { accounts, attempts, codes, door, events, personalData, sessions } from '../adapters/wiring.ts'
import { accept } from '../domain/result.ts'
import { showHolder } from '../domain/holder-view.ts'
import { signInByCode } from './sign-in-by-code.ts'
import { signInByPassword } from './sign-in-by-password.ts'
import { signOut } from './sign-out.ts'

const passwords = argon2Passwords()

const byPassword = signInByPassword({ accounts, sessions, events, attempts, passwords, personalData })
const byCode = signInByCode({ accounts, sessions, events, codes })
const out = signOut({ sessions, events })

export const handler = lambdaRoom(door, [
  operation(contracts.signInByPassword, signingIn(byPassword)),
  operation(contracts.signInByCode, signingIn(byCode)),
  operation(contracts.signOut, async (_input, caller) => {
    await out(caller)
    caller.signOut()
    return accept({})
  }),
  operation(contracts.readSession, async (_input, { account }) =>
    accept({ holder: account ? showHolder(account) : null }),
  ),
])

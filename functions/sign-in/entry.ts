import * as codeContracts from '../../shared/contracts/sign-in-by-code.ts'
import * as contracts from '../../shared/contracts/sign-in.ts'
import { argon2Passwords } from '../adapters/crypto/argon2-passwords.ts'
import { atEvenTimes } from '../adapters/http/even-times.ts'
import { lambdaRoom, operation } from '../adapters/http/lambda-room.ts'
import { signingIn } from '../adapters/http/signing-in.ts'
import { describeFault, log } from '../adapters/log.ts'
import { sms, smsBudget } from '../adapters/sms/wiring.ts'
import {
  accounts,
  attempts,
  codes,
  door,
  events,
  leavings,
  notices,
  personalData,
  sessions,
  signer,
} from '../adapters/wiring.ts'
import { accept } from '../domain/result.ts'
import { showHolder } from '../domain/holder-view.ts'
import { chooseAccount } from './choose-account.ts'
import { signInByCode } from './sign-in-by-code.ts'
import { signInByPassword } from './sign-in-by-password.ts'
import { signOut } from './sign-out.ts'
import { tellInPassing } from './tell-in-passing.ts'
import { newBrowserNotices } from './tell-of-new-browser.ts'

const passwords = argon2Passwords()
const tell = tellInPassing({
  sms,
  budget: smsBudget,
  attempts,
  notices,
  onFault: (fault) => {
    log.error('notice-failed', describeFault(fault))
  },
})
const opening = { accounts, leavings, sessions, events, tell }

const byPassword = signInByPassword({
  ...opening,
  attempts,
  passwords,
  personalData,
  newBrowserNotices: newBrowserNotices(notices, tell),
})
const byCode = signInByCode({ ...opening, codes, signer })
const choose = chooseAccount({ ...opening, signer, attempts })
const out = signOut({ sessions, events })

export const handler = lambdaRoom(door, [
  operation(contracts.signInByPassword, atEvenTimes(signingIn(byPassword))),
  operation(codeContracts.signInByCode, async (input, caller) => {
    const result = await byCode(input, caller)
    if (result.ok && result.value.outcome === 'signed-in') caller.signIn(result.value.started)
    return result
  }),
  operation(codeContracts.chooseAccount, signingIn(choose)),
  operation(contracts.signOut, async (_input, caller) => {
    await out(caller)
    caller.signOut()
    return accept({})
  }),
  operation(contracts.readSession, async (_input, { account }) =>
    accept({ holder: account ? showHolder(account) : null }),
  ),
])

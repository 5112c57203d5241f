import * as contracts from '../../shared/contracts/scan-login.ts'
import { argon2Passwords } from '../adapters/crypto/argon2-passwords.ts'
import { type Caller, lambdaRoom, operation } from '../adapters/http/lambda-room.ts'
import {
  accounts,
  attempts,
  door,
  events,
  personalData,
  sessions,
  signer,
  table,
} from '../adapters/wiring.ts'
import { accept } from '../domain/result.ts'
import { cancelScanLogin } from './cancel-scan-login.ts'
import { claimScanLogin } from './claim-scan-login.ts'
import { confirmScanLogin } from './confirm-scan-login.ts'
import { declineScanLogin } from './decline-scan-login.ts'
import { dynamodbScanLoginStore } from './dynamodb-scan-login-store.ts'
import { holdScan } from './hold-scan.ts'
import { openScanLogin } from './open-scan-login.ts'
import { PORTAL_COOKIE_SECONDS, readPortalCookie, writePortalCookie } from './portal-cookie.ts'
import { scanALogin } from './scan-a-login.ts'
import { watchScanLogin } from './watch-scan-login.ts'

const scanLogins = dynamodbScanLoginStore(...table)
const passwords = argon2Passwords()

const open = openScanLogin({ scanLogins, signer })
const watch = watchScanLogin({ scanLogins, signer })
const cancel = cancelScanLogin({ scanLogins })
const claim = claimScanLogin({ scanLogins, accounts, sessions, events })
const hold = holdScan({ signer })
const scan = scanALogin({ scanLogins, sessions, signer })
const confirm = confirmScanLogin({
  scanLogins,
  sessions,
  events,
  attempts,
  passwords,
  personalData,
})
const decline = declineScanLogin({ scanLogins, events })

const keyOf = ({ cookies }: Caller) => readPortalCookie(cookies.read('scan'))

export const handler = lambdaRoom(door, [
  operation(contracts.openScanLogin, async (_input, caller) => {
    const { key, shown } = await open(caller)
    caller.cookies.set('scan', writePortalCookie(key), PORTAL_COOKIE_SECONDS)
    return accept(shown)
  }),
  operation(contracts.watchScanLogin, (_input, caller) => watch(keyOf(caller), caller.now)),
  operation(contracts.cancelScanLogin, async (_input, caller) => {
    const outcome = await cancel(keyOf(caller), caller.now)
    if (outcome.ok) caller.cookies.remove('scan')
    return outcome
  }),
  operation(contracts.claimScanLogin, async (_input, caller) => {
    const outcome = await claim(keyOf(caller), caller)
    if (!outcome.ok) return outcome
    caller.signIn(outcome.value.started)
    caller.cookies.remove('scan')
    return accept(outcome.value.holder)
  }),
  operation(contracts.holdScan, ({ code }, caller) => hold(code, caller)),
  operation(contracts.scanLogin, scan),
  operation(contracts.confirmScanLogin, confirm),
  operation(contracts.declineScanLogin, ({ ticket }, { session, browser, now }) =>
    decline(ticket, { accountId: session.accountId, browserTag: browser.tag }, now),
  ),
])

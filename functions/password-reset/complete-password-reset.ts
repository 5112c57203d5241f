import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/password-reset.ts'
import type { Account, AccountStore } from '../domain/account.ts'
import { type AccountEvent, eventId } from '../domain/account-event.ts'
import { showHolder } from '../domain/holder-view.ts'
import { newId } from '../domain/new-id.ts'
import { noticeOf } from '../domain/notice.ts'
import { checkNewPassword } from '../domain/new-password.ts'
import type { Visitor } from '../domain/open-session.ts'
import { forgetPasswordTries, tryPassword } from '../domain/password-tries.ts'
import type { Passwords } from '../domain/passwords.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { accept, refuse } from '../domain/result.ts'
import { tellHolder, type TellingPorts } from '../domain/tell-holder.ts'
import type { PasswordReset } from './password-reset.ts'
import type { PasswordResetStore } from './password-reset-store.ts'

interface Ports extends TellingPorts {
  accounts: AccountStore
  resets: PasswordResetStore
  passwords: Passwords
  personalData: PersonalData
}

type Request = InputOf<typeof contracts.completePasswordReset>
type Someone = Pick<Visitor, 'browser' | 'session' | 'now'>

/** R18: one write sets the password and ends every session; what follows it is safe to repeat. */
export const completePasswordReset = (ports: Ports) => async (request: Request, visitor: Someone) => {
  const { resets, accounts } = ports
  const reset = await resets.find(request.resetId)
  if (reset?.browserTag !== visitor.browser.tag) return refuse('reset-unknown')
  if (visitor.now >= reset.expiresAt) return refuse('reset-expired')
  const account = await accounts.find(reset.accountId)
  if (!account) return refuse('reset-unknown')

  const password = checkNewPassword(request.password, account)
  if (!password.ok) return password

  const notice =
    reset.state === 'open' ? await set(ports, reset, account, password.value, visitor) : undefined
  if (!notice && !(await wasSetBefore(ports, reset, password.value, visitor))) return refuse('reset-unknown')
  await forgetPasswordTries(ports)(account.id, visitor.browser)
  if (notice) await tellHolder(ports)(notice, visitor.now)
  return accept({
    maskedPhone: showHolder(account).maskedPhone,
    signedOutHere: visitor.session?.accountId === account.id,
  })
}

/** What is to be told then; undefined where it was too late. */
async function set(
  { resets, passwords }: Ports,
  reset: PasswordReset,
  account: Account,
  password: string,
  visitor: Someone,
) {
  const { now: at } = visitor
  const event = resetEvent(account, visitor)
  const notice = noticeOf(event, account.phone, { kind: 'password-reset', at })
  const hash = await passwords.hash(password)
  return (await resets.complete(reset, { hash, at, event, notice })) ? notice : undefined
}

/** The same person presses again after a lost answer: their password is the account's by now. Limited as any try is. */
async function wasSetBefore(
  ports: Ports,
  { id, accountId }: PasswordReset,
  password: string,
  visitor: Someone,
) {
  const reset = await ports.resets.find(id)
  const account = await ports.accounts.find(accountId)
  if (reset?.state !== 'done' || account === undefined) return false
  const { browser, now } = visitor
  const { passwordHash } = account
  const tried = await tryPassword(ports)({
    who: accountId,
    passwordHash,
    password,
    browser,
    knowsBrowser: true,
    now,
  })
  return tried.outcome === 'right'
}

const resetEvent = ({ id }: Account, { browser, now }: Someone): AccountEvent => ({
  id: eventId(now, newId()),
  accountId: id,
  type: 'password-reset',
  at: now,
  where: browser.where,
})

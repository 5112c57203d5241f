import { aVisitor, consents, goodPassword } from '../adapters/people.fixture.ts'
import { smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { Result } from '../domain/result.ts'
import type { StartedSession } from '../domain/session.ts'
import type { SmsMessage } from '../domain/sms-message.ts'
import { chooseAccount } from './choose-account.ts'
import { signInByCode } from './sign-in-by-code.ts'
import { signInByPassword } from './sign-in-by-password.ts'
import { tellInPassing } from './tell-in-passing.ts'
import { newBrowserNotices } from './tell-of-new-browser.ts'

/** In place of the telephone network: what was sent. */
export const notices: { phone: string; message: SmsMessage }[] = []
const tell = tellInPassing({
  ...stores,
  budget: { take: async () => true },
  sms: { send: async (phone, message) => void notices.push({ phone, message }) },
  onFault: (fault) => {
    throw fault
  },
})

export const ports = { ...stores, tell, newBrowserNotices: newBrowserNotices(stores.notices, tell) }

export const byPassword = signInByPassword(ports)
export const byCode = signInByCode(ports)
export const choose = chooseAccount(ports)

export const withPassword = (
  documentNumber: string,
  password = goodPassword,
  visitor: Visitor = aVisitor(),
) => byPassword({ documentNumber, password, consents }, visitor)

export async function withCode({ phone }: Pick<Account, 'phone'>, visitor: Visitor = aVisitor()) {
  const code = await smsCodeFor(phone, 'sign-in', visitor)
  return byCode({ phone, code, consents }, visitor)
}

/** The session that a sign-in opened; a sign-in that was refused fails the test here. */
export function sessionOf(result: Result<{ started: StartedSession } | { outcome: 'choose' }, string>) {
  if (!result.ok) throw new Error(result.refusal)
  if (!('started' in result.value)) throw new Error('a choice')
  return result.value.started.session
}

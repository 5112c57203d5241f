import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/sign-in.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import type { AccountStore } from '../domain/account.ts'
import type { AccountEventStore } from '../domain/account-event.ts'
import { codeRefusal } from '../domain/code-refusal.ts'
import { agreedTo } from '../domain/consents.ts'
import { showHolder } from '../domain/holder-view.ts'
import type { OneTimeCodeStore } from '../domain/one-time-code.ts'
import { openSession, type Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import type { SessionStore } from '../domain/session.ts'
import { recordNewConsents } from './record-new-consents.ts'

interface Ports {
  accounts: AccountStore
  sessions: SessionStore
  events: AccountEventStore
  codes: OneTimeCodeStore
}

type Request = InputOf<typeof contracts.signInByCode>

export const signInByCode = (ports: Ports) => async (request: Request, visitor: Visitor) => {
  const agreed = agreedTo(request.consents, visitor.now)
  if (!agreed) return refuse('consent-outdated')
  const phone = parsePhoneNumber(request.phone)
  if (!phone.ok) return refuse('phone-not-valid')

  const binding = { phone: phone.value.e164, purpose: 'sign-in', browserTag: visitor.browser.tag } as const
  const notRight = codeRefusal(await ports.codes.check(binding, request.code, visitor.now))
  if (notRight) return notRight

  const account = await findByPhone(ports, phone.value.e164)
  if (!account) return refuse('no-account-for-phone')
  const [started] = await Promise.all([
    openSession(ports)({ account, methods: ['sms'], event: 'signed-in-by-code' }, visitor),
    recordNewConsents(ports)(account, agreed),
  ])
  return accept({ started, holder: showHolder(account) })
}

async function findByPhone({ accounts }: Ports, phone: string) {
  const id = await accounts.findByPhone(phone, 'personal')
  return id && accounts.find(id)
}

import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/sign-in-by-code.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import type { Account } from '../domain/account.ts'
import { codeRefusal } from '../domain/code-refusal.ts'
import { agreedTo } from '../domain/consents.ts'
import { showHolder } from '../domain/holder-view.ts'
import type { OneTimeCodeStore } from '../domain/one-time-code.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Signer } from '../domain/signer.ts'
import { CHOICE_LIFE_MS, writeChoice } from './account-choice.ts'
import { accountsOfPhone } from './accounts-of-phone.ts'
import { openByCode, type OpeningPorts } from './open-by-code.ts'

interface Ports extends OpeningPorts {
  codes: OneTimeCodeStore
  signer: Signer
}

type Request = InputOf<typeof contracts.signInByCode>

export const signInByCode = (ports: Ports) => async (request: Request, visitor: Visitor) => {
  const { browser, now } = visitor
  const agreed = agreedTo(request.consents, now)
  if (!agreed) return refuse('consent-outdated')
  const parsed = parsePhoneNumber(request.phone)
  if (!parsed.ok) return refuse('phone-not-valid')
  const phone = parsed.value.e164

  const binding = { phone, purpose: 'sign-in', browserTag: browser.tag } as const
  const notRight = codeRefusal(await ports.codes.check(binding, request.code, now))
  if (notRight) return notRight

  const accounts = await accountsOfPhone(ports, phone, now)
  const [account, another] = accounts
  if (!account) return refuse('no-account-for-phone')
  if (!another) {
    const opened = await openByCode(ports, account, agreed, visitor)
    return opened ? accept({ outcome: 'signed-in' as const, ...opened }) : refuse('no-account-for-phone')
  }
  return accept({
    outcome: 'choose' as const,
    choice: await writeChoice(ports.signer, { phone, browser }, now),
    expiresInSeconds: CHOICE_LIFE_MS / 1000,
    accounts: accounts.map(showChoosable),
  })
}

function showChoosable(account: Account) {
  const { accountKind, maskedName } = showHolder(account)
  return { accountKind, maskedName }
}

import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/sign-in-by-code.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import { agreedTo } from '../domain/consents.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Signer } from '../domain/signer.ts'
import { isChoiceGood, useUpChoice } from './account-choice.ts'
import { accountsOfPhone } from './accounts-of-phone.ts'
import { openByCode, type OpeningPorts } from './open-by-code.ts'

interface Ports extends OpeningPorts {
  signer: Signer
  attempts: AttemptLog
}

type Request = InputOf<typeof contracts.chooseAccount>

/** Goes on from a code that was right for a phone with two accounts (R5). */
export const chooseAccount = (ports: Ports) => async (request: Request, visitor: Visitor) => {
  const { browser, now } = visitor
  const agreed = agreedTo(request.consents, now)
  if (!agreed) return refuse('consent-outdated')
  const parsed = parsePhoneNumber(request.phone)
  if (!parsed.ok) return refuse('choice-expired')
  const phone = parsed.value.e164

  // Before any account is looked for: without a good choice not even the time tells of one (no oracle).
  const isGood = await isChoiceGood(ports.signer, request.choice, { phone, browser }, now)
  if (!isGood) return refuse('choice-expired')
  const accounts = await accountsOfPhone(ports, phone, now)
  const chosen = accounts.find(({ kind }) => kind === request.accountKind)
  if (!chosen || !(await useUpChoice(ports.attempts, request.choice, now))) return refuse('choice-expired')
  const opened = await openByCode(ports, chosen, agreed, visitor)
  return opened ? accept(opened) : refuse('choice-expired')
}

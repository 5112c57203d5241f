import type * as contracts from '../../shared/contracts/change-phone.ts'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import type { Account } from '../domain/account.ts'
import type { Browser } from '../domain/browser.ts'
import { type HolderProofStore, usableProof } from '../domain/holder-proof.ts'
import { refuse } from '../domain/result.ts'
import type { Session } from '../domain/session.ts'
import { deliverCode, type DeliveryPorts } from './deliver-code.ts'

interface Ports extends DeliveryPorts {
  proofs: HolderProofStore
}
interface Holder {
  account: Pick<Account, 'id' | 'phone'>
  session: Session
  browser: Browser
  now: Date
}
type Input = InputOf<typeof contracts.sendCodeToNewPhone>

/** Nobody is told here whether that phone has an account: it is sent a code whether or not (R5, no oracle). */
export const sendCodeToNewPhone = (ports: Ports) => {
  const deliver = deliverCode(ports)

  return async ({ proofId, phone: typed, language }: Input, holder: Holder) => {
    const { attempts, limits, proofs } = ports
    const { account, browser, now } = holder
    const proof = usableProof(await proofs.find(proofId), 'change-phone', holder)
    if (!proof.ok) return proof
    const phone = parsePhoneNumber(typed)
    if (!phone.ok) return refuse('phone-not-valid')
    if (phone.value.e164 === account.phone) return refuse('phone-unchanged')

    const asked = await attempts.record(`new-phone-codes:${account.id}`, now, limits.newPhoneCodesPerAccount)
    if (!asked.allowed) return refuse('sent-too-often', { retryAfterSeconds: asked.retryAfterSeconds })
    return deliver({ phone: phone.value, purpose: 'new-phone', language }, { browser, now })
  }
}

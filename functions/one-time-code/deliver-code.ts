import { randomInt } from 'node:crypto'
import type { CodePurpose } from '../../shared/contracts/one-time-code.ts'
import type { MessageLanguage } from '../../shared/vocabulary/message-language.ts'
import { maskPhone, type PhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import type { Browser } from '../domain/browser.ts'
import { networkOf } from '../domain/network.ts'
import { CODE_LIFE_MS, type CodeBinding, type OneTimeCodeStore } from '../domain/one-time-code.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { accept, refuse } from '../domain/result.ts'
import type { SmsBudget } from '../domain/sms-budget.ts'
import { languageOf } from '../domain/sms-message.ts'
import { SmsNotSent, type SmsSender } from '../domain/sms-sender.ts'
import { RESEND_AFTER_MS, type SendingLimits } from './sending-limits.ts'

export interface DeliveryPorts {
  attempts: AttemptLog
  codes: OneTimeCodeStore
  budget: SmsBudget
  sms: SmsSender
  personalData: PersonalData
  limits: SendingLimits
}

interface Delivery {
  phone: PhoneNumber
  purpose: CodePurpose
  language?: MessageLanguage | undefined
}

/** Draws a code and sends it, within every limit: nothing is made or replaced before all of them let it through. */
export const deliverCode = (ports: DeliveryPorts) => {
  const withinLimits = countSending(ports)

  return async (
    { phone, purpose, language }: Delivery,
    { browser, now }: { browser: Browser; now: Date },
  ) => {
    const { e164 } = phone
    const counted = await withinLimits(e164, browser, now)
    if (!counted.allowed) {
      return refuse('sent-too-often', { retryAfterSeconds: counted.retryAfterSeconds })
    }
    if (!(await ports.budget.take(now, 'code'))) return refuse('sms-budget-spent')

    const binding = { phone: e164, purpose, browserTag: browser.tag }
    if (!(await isSent(ports, binding, language ?? languageOf(e164), now))) {
      return refuse('sms-not-sent', { retryAfterSeconds: RESEND_AFTER_MS / 1000 })
    }
    return accept({
      maskedPhone: maskPhone(phone),
      expiresInSeconds: CODE_LIFE_MS / 1000,
      resendAfterSeconds: RESEND_AFTER_MS / 1000,
    })
  }
}

/** Six digits, each number as likely as any other. */
export const drawCode = () => String(randomInt(1_000_000)).padStart(6, '0')

/** The address first: one that is refused shall not use up what a number may receive. */
const countSending =
  ({ attempts, personalData, limits }: DeliveryPorts) =>
  async (phone: string, browser: Browser, now: Date) => {
    const network = await personalData.blindIndex('address', networkOf(browser.address))
    const fromAddress = await attempts.record(`codes-from:${network}`, now, limits.codesPerAddress)
    if (!fromAddress.allowed) return fromAddress
    const number = await personalData.blindIndex('phone', phone)
    return attempts.record(`codes-to:${number}`, now, limits.codesPerNumber)
  }

/**
 * Kept before it is sent, so that no message tells a code that opens nothing; and beside an earlier code until it is
 * sent, so that a failure takes nothing from the person: after a lost answer either may be the one on the phone.
 */
async function isSent(
  { codes, sms }: DeliveryPorts,
  binding: CodeBinding,
  language: MessageLanguage,
  now: Date,
): Promise<boolean> {
  const { phone, purpose } = binding
  const code = drawCode()
  await codes.put(binding, code, now)
  try {
    await sms.send(phone, { kind: 'code', purpose, code }, language)
  } catch (error) {
    if (error instanceof SmsNotSent) return false
    throw error
  }
  await codes.dropEarlier(binding, now)
  return true
}

import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { aBrowser, aVisitor, goodPassword, later, noon } from '../adapters/people.fixture.ts'
import { smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { SmsMessage } from '../domain/sms-message.ts'
import { SmsNotSent } from '../domain/sms-sender.ts'
import { confirmDeregistration } from './confirm-deregistration.ts'
import { type Deregistration, DEREGISTRATION_LIFE_MS } from './deregistration.ts'
import { dynamodbDeregistrationStore } from './dynamodb-deregistration-store.ts'
import { startDeregistration } from './start-deregistration.ts'

export const deregistrations = dynamodbDeregistrationStore(
  ...testTableOf('deregistration'),
  stores.personalData,
)
export const start = startDeregistration({ ...stores, deregistrations })

interface Typed {
  documentNumber: string
  password: string
  phone: string
}

export const typedBy = ({ document, phone }: Account): Typed => ({
  documentNumber: document.number,
  password: goodPassword,
  phone,
})

/** With the code that this phone received in this browser. */
export async function startAs(typed: Typed, visitor: Visitor = aVisitor()) {
  return start({ ...typed, code: await smsCodeFor(typed.phone, 'leave', visitor) }, visitor)
}

/** The real stores; in place of the telephone network a list of what was sent. */
export function aTelling({ networkUp = true } = {}) {
  const messages: { phone: string; message: SmsMessage }[] = []
  const ports = {
    ...stores,
    deregistrations,
    budget: { take: async () => true },
    sms: {
      async send(phone: string, message: SmsMessage) {
        if (!networkUp) throw new SmsNotSent()
        messages.push({ phone, message })
      },
    },
  }
  return { messages, ports, confirm: confirmDeregistration(ports) }
}

/** Someone who has proven at the sign-in page to be the holder and has not confirmed yet. */
export async function aDeregistration(account: Account) {
  const deregistration: Deregistration = {
    id: aBrowser().tag,
    browserTag: aBrowser().tag,
    accountId: account.id,
    epoch: account.sessionEpoch,
    expiresAt: later(noon, DEREGISTRATION_LIFE_MS),
  }
  await deregistrations.add(deregistration, noon)
  return deregistration
}

/** Whoever sits at the browser of that deregistration. */
export const visitorOf = ({ browserTag }: Deregistration, differs: Partial<Visitor> = {}) =>
  aVisitor({ browser: aBrowser({ tag: browserTag }), ...differs })

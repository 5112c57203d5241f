import { randomInt } from 'node:crypto'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { aBrowser, aResidentId, aVisitor, noon } from '../adapters/people.fixture.ts'
import { aHolder, smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { SmsMessage } from '../domain/sms-message.ts'
import { SmsNotSent } from '../domain/sms-sender.ts'
import { completePasswordReset } from './complete-password-reset.ts'
import { dynamodbPasswordResetStore } from './dynamodb-password-reset-store.ts'
import { type PasswordReset, RESET_LIFE_MS } from './password-reset.ts'
import { startPasswordReset } from './start-password-reset.ts'

export const resets = dynamodbPasswordResetStore(...testTableOf('password-reset'), stores.personalData)
export const newPassword = '风正一帆悬-two-banks-8'

export const start = startPasswordReset({ ...stores, resets })

/** Gives number and phone, and the code that this phone received in this browser. */
export async function startAs(
  { number, phone }: { number: string; phone: string },
  visitor: Visitor = aVisitor(),
) {
  const code = await smsCodeFor(phone, 'reset-password', visitor)
  return start({ documentNumber: number, phone, code }, visitor)
}

export const formOf = ({ document, phone }: Account) => ({ number: document.number, phone })

/** The real stores; in place of the telephone network a list of what was sent. */
export function aTelling({ networkUp = true } = {}) {
  const messages: { phone: string; message: SmsMessage }[] = []
  const ports = {
    ...stores,
    resets,
    budget: { take: async () => true, giveBack: async () => undefined },
    sms: {
      async send(phone: string, message: SmsMessage) {
        if (!networkUp) throw new SmsNotSent()
        messages.push({ phone, message })
      },
    },
  }
  return { messages, ports, complete: completePasswordReset(ports) }
}

/** Someone whose phone is proven and who is to choose a password now. */
export async function aReset(account: Account, differs: Partial<PasswordReset> = {}) {
  const reset: PasswordReset = {
    id: aBrowser().tag,
    browserTag: aBrowser().tag,
    accountId: account.id,
    epoch: account.sessionEpoch,
    state: 'open',
    expiresAt: new Date(noon.getTime() + RESET_LIFE_MS),
    ...differs,
  }
  await resets.add(reset, noon)
  return reset
}

/** Whoever sits at the browser of that reset. */
export const visitorOf = ({ browserTag }: PasswordReset, differs: Partial<Visitor> = {}) =>
  aVisitor({ browser: aBrowser({ tag: browserTag }), ...differs })

/** A unit whose representative and agent are two people. */
export const aUnit = (differs: Partial<Account> = {}) =>
  aHolder({
    kind: 'unit',
    name: '广州示范建设有限公司',
    document: { kind: 'uscc', number: `91440101MA${String(randomInt(1e8)).padStart(8, '0')}` },
    unit: {
      representative: { name: '梁启航', document: { kind: 'resident-id', number: aResidentId() } },
      agent: {
        name: '何雨晴',
        document: { kind: 'resident-id', number: aResidentId() },
        phone: '+8613900001234',
      },
    },
    ...differs,
  })

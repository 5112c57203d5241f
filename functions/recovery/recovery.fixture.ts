import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { recoveryKey } from '../adapters/dynamodb/recovery-item.ts'
import { changeStored } from '../adapters/dynamodb/test-items.fixture.ts'
import {
  aBrowser,
  aPhone,
  aResidentId,
  aUnitCode,
  aVisitor,
  DAY,
  later,
  noon,
} from '../adapters/people.fixture.ts'
import { aHolder, smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import type { Account, AccountStore } from '../domain/account.ts'
import type { OneTimeCodeStore } from '../domain/one-time-code.ts'
import type { Passwords } from '../domain/passwords.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { Recovery } from '../domain/recovery.ts'
import { type Session, type SessionStore, startSession } from '../domain/session.ts'
import type { SmsMessage } from '../domain/sms-message.ts'
import { SmsNotSent } from '../domain/sms-sender.ts'
import type { Signer } from '../domain/signer.ts'
import { countingWaits } from '../domain/counting-waits.ts'
import type { TellingPorts } from '../domain/tell-holder.ts'
import { dynamodbNoticeStore } from '../adapters/dynamodb/dynamodb-notice-store.ts'
import { dynamodbToldRecoveries } from '../adapters/dynamodb/dynamodb-told-recoveries.ts'
import type { RecoveryStore } from './recovery-store.ts'
import { claimRecovery } from './claim-recovery.ts'
import { completeRecovery } from './complete-recovery.ts'
import { confirmRecovery } from './confirm-recovery.ts'
import { dynamodbRecoveryStore } from './dynamodb-recovery-store.ts'
import { finishRecovery } from './finish-recovery.ts'
import { lookAtRecovery } from './look-at-recovery.ts'
import { readOwnRecovery } from './read-own-recovery.ts'
import { readRecovery } from './read-recovery.ts'
import { startRecovery, startUnitRecovery } from './start-recovery.ts'
import { stopRecovery, stopRecoveryByLink } from './stop-recovery.ts'

export const recoveries = dynamodbRecoveryStore(...testTableOf('recovery'), stores.personalData)
export const toldRecoveries = dynamodbToldRecoveries(...testTableOf('recovery'))
export const newPassword = '柳暗花明-又一村-8'
export const HOUR = 60 * 60_000

/** The real stores; in place of the telephone network a list of what was sent. */
export function aRoom({ networkUp = true, coolingOffHours = 24 } = {}) {
  const messages: { phone: string; message: SmsMessage }[] = []
  const ports = {
    ...stores,
    recoveries,
    notices: countingWaits(
      dynamodbNoticeStore(...testTableOf('recovery'), stores.personalData),
      toldRecoveries,
    ),
    coolingOffHours,
    publicOrigin: 'https://id.example',
    budget: { take: async () => true },
    sms: {
      async send(phone: string, message: SmsMessage) {
        if (!networkUp) throw new SmsNotSent()
        messages.push({ phone, message })
      },
    },
  }
  return { messages, ports, ...actsOver(ports) }
}
interface RoomPorts extends TellingPorts {
  recoveries: RecoveryStore
  signer: Signer
  publicOrigin: string
  accounts: AccountStore
  sessions: SessionStore
  codes: OneTimeCodeStore
  passwords: Passwords
  personalData: PersonalData
  coolingOffHours: number
}

export const actsOver = (ports: RoomPorts) => ({
  start: startRecovery(ports),
  startUnit: startUnitRecovery(ports),
  read: readRecovery(ports),
  claim: claimRecovery(ports),
  complete: completeRecovery(ports),
  finish: finishRecovery(ports),
  look: lookAtRecovery(ports),
  stopByLink: stopRecoveryByLink(ports),
  readOwn: readOwnRecovery(ports),
  stop: stopRecovery(ports),
  confirm: confirmRecovery(ports),
})

export const room = aRoom()

/** A unit whose representative has a face route. */
export const aUnit = (differs: Partial<Account> = {}) =>
  aHolder({
    kind: 'unit',
    name: '广东南粤建工有限公司',
    document: { kind: 'uscc', number: aUnitCode() },
    unit: { representative: { name: '欧阳建国', document: { kind: 'resident-id', number: aResidentId() } } },
    ...differs,
  })

/** Certified, and whose phone was proven yesterday. */
export const aCertified = (differs: Partial<Account> = {}) =>
  aHolder({ level: 'L3', phoneVerifiedAt: later(noon, -DAY), ...differs })

export const formOf = ({ name, document: { kind, number } }: Account) => ({
  name,
  documentKind: kind,
  documentNumber: number,
})
export const aForm = () => ({
  name: '李明华',
  documentKind: 'resident-id' as const,
  documentNumber: aResidentId(),
})

/** With the code that a phone of one's own received in this browser. */
export async function beginAs(form: ReturnType<typeof formOf>, visitor: Visitor, phone = aPhone()) {
  const code = await smsCodeFor(phone, 'recover', visitor)
  return room.start({ ...form, phone, code }, visitor)
}

export const evidence: NonNullable<Recovery['evidence']> = {
  amr: ['sms', 'face'],
  actions: ['eyes-closed', 'mouth-open'] satisfies FaceAction[],
  likeness: 0.71,
  printRisk: 0.1,
  judge: 'models-1 lines-1',
}

/** What the judge of a face check does to it. */
export const passFace = (id: string) =>
  changeStored({
    Key: recoveryKey(id),
    ConditionExpression: '#state = :open',
    UpdateExpression: 'SET #state = :passed, evidence = :evidence',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':open': 'open', ':passed': 'face-passed', ':evidence': evidence },
  })

/** Begun for this account with a new phone, on a browser that it does not know, and the face has passed. */
export async function aPassed(account: Account, differs: { phone?: string; now?: Date } = {}) {
  const visitor = aVisitor({ now: differs.now ?? noon })
  const phone = differs.phone ?? aPhone()
  const code = await smsCodeFor(phone, 'recover', visitor)
  const representative = account.unit?.representative
  const begun = representative
    ? await room.startUnit(
        {
          unitName: account.name,
          unitCode: account.document.number,
          representative: {
            name: representative.name,
            documentKind: representative.document.kind,
            documentNumber: representative.document.number,
          },
          phone,
          code,
        },
        visitor,
      )
    : await room.start({ ...formOf(account), phone, code }, visitor)
  if (!begun.ok) throw new Error(begun.refusal)
  const { recoveryId } = begun.value
  await passFace(recoveryId)
  return { recoveryId, visitor, phone: phone.startsWith('+') ? phone : `+86${phone}` }
}

/** And it is known whose it is. */
export async function aClaimed(
  account: Account,
  differs: { phone?: string; now?: Date; networkUp?: boolean } = {},
) {
  const passed = await aPassed(account, differs)
  const { claim, messages } = aRoom(differs)
  const claimed = await claim(passed, passed.visitor)
  if (!claimed.ok) throw new Error(claimed.refusal)
  const message = messages.at(-1)?.message
  const link = message?.kind === 'recovery-begun' ? message.link : ''
  return { ...passed, shown: claimed.value, token: link.split('#')[1] ?? '' }
}

/** And a password waits for the end of the cooling-off. */
export async function aWaiting(account: Account, differs: { networkUp?: boolean } = {}) {
  const claimed = await aClaimed(account, differs)
  const { recoveryId, visitor } = claimed
  const completed = await aRoom(differs).complete({ recoveryId, password: newPassword }, visitor)
  if (!completed.ok || completed.value.state !== 'waiting') throw new Error('it does not wait')
  return claimed
}

/** Somebody's own device, where they signed in then. */
export async function aDeviceOf(
  account: Account,
  startedAt = later(noon, -DAY),
  surface: Session['surface'] = 'app',
) {
  const browser = aBrowser()
  const { session } = startSession({ account, surface, browser, methods: ['pwd'], now: startedAt })
  const seen = { ...session, seenAt: noon }
  await stores.sessions.add(seen)
  return { account, browser, session: seen, now: later(noon, 1000) }
}

export const opensWith = async ({ id }: Account, password: string) =>
  stores.passwords.verify((await stores.accounts.find(id))?.passwordHash, password)

import type { Surface } from '../../shared/contracts/surface.ts'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { aBrowser, aResidentId, aUnitCode, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import type { Account, AccountId } from '../domain/account.ts'
import type { AccountEventType } from '../../shared/vocabulary/account-event.ts'
import { newId } from '../domain/new-id.ts'
import { type Session, startSession } from '../domain/session.ts'
import { cancelFaceHandOver } from './cancel-face-hand-over.ts'
import { dynamodbFaceConsentStore } from './dynamodb-face-consent-store.ts'
import { handOverStep } from './dynamodb-face-hand-over-item.ts'
import { dynamodbFaceHandOverStore } from './dynamodb-face-hand-over-store.ts'
import { handOverIdOf } from './face-hand-over.ts'
import { finishFaceHandOver } from './finish-face-hand-over.ts'
import { openFaceHandOver } from './open-face-hand-over.ts'
import { takeFaceHandOver } from './take-face-hand-over.ts'
import { watchFaceHandOver } from './watch-face-hand-over.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'

export const handOvers = dynamodbFaceHandOverStore(...testTableOf('certification'))
export const faceConsents = dynamodbFaceConsentStore(...testTableOf('certification'), stores.personalData)
export const ports = { ...stores, handOvers, faceConsents }

export const open = openFaceHandOver(ports)
export const watch = watchFaceHandOver(ports)
export const cancel = cancelFaceHandOver(ports)
export const take = takeFaceHandOver(ports)
export const finish = finishFaceHandOver(ports)

/** 256 bits, base64url, another 256 each time. */
export const aSecret = () => newId() + newId().slice(1)

/** Somebody's own browser, where they are signed in. */
export async function signedIn(account: Account, surface: Surface = 'portal', now = noon) {
  const browser = aBrowser()
  const { session } = startSession({ account, surface, browser, methods: ['pwd'], now })
  await stores.sessions.add(session)
  return { account, surface, browser, session, now, secret: aSecret() }
}

/** A phone on which nobody need be signed in. */
export const aPhoneElsewhere = (differs: { now?: Date; session?: Session } = {}) => ({
  surface: 'app' as const,
  browser: aBrowser({ where: { browser: 'Safari', system: 'iOS 19', place: null, network: '203.0.113.*' } }),
  session: undefined,
  now: noon,
  secret: aSecret(),
  ...differs,
})

export const aUnit = (differs: Partial<Account> = {}) =>
  aHolder({
    kind: 'unit',
    name: '广东南粤建工有限公司',
    document: { kind: 'uscc', number: aUnitCode() },
    unit: { representative: { name: '欧阳建国', document: { kind: 'resident-id', number: aResidentId() } } },
    ...differs,
  })

/** Opened on a computer. */
export async function anOpenHandOver(account?: Account) {
  const holder = await signedIn(account ?? (await aUnit()))
  const opened = await open(holder)
  if (!opened.ok) throw new Error(opened.refusal)
  const { ticket } = opened.value
  return { ticket, id: handOverIdOf(ticket), holder, account: holder.account }
}

/** And taken by a phone. */
export async function aTakenHandOver(account?: Account) {
  const handOver = await anOpenHandOver(account)
  const phone = aPhoneElsewhere()
  const taken = await take(handOver, phone)
  if (!taken.ok) throw new Error(taken.refusal)
  return { ...handOver, phone }
}

/** What a check does to it that is certified there. */
export async function settleCertified(ticket: string) {
  const [db, TableName] = stores.table
  const step = handOverStep(TableName, handOverIdOf(ticket), { from: ['taken'], to: 'certified' })
  if (!(await writeTogether(db, [{ Update: step }]))) throw new Error('not certified')
}

export async function aCertifiedHandOver(account?: Account) {
  const handOver = await aTakenHandOver(account)
  await settleCertified(handOver.ticket)
  return handOver
}

export const linesOf = async (id: AccountId, type: AccountEventType) =>
  (await historyOf(id)).filter((line) => line.type === type)

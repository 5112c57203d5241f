import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type Account, type AccountId } from '../domain/account.ts'
import { type AccountEvent, eventId } from '../domain/account-event.ts'
import type { CodePurpose } from '../../shared/contracts/one-time-code.ts'
import { type HolderProof, PROOF_LIFE_MS } from '../domain/holder-proof.ts'
import { type LeavingAccount, LEAVING_MS } from '../domain/leaving.ts'
import { newId } from '../domain/new-id.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { Session } from '../domain/session.ts'
import type { GravePurpose } from '../../shared/contracts/holder-proof.ts'
import { argon2Passwords } from './crypto/argon2-passwords.ts'
import { aPhone, aResidentId, DAY, goodPassword, later, noon } from './people.fixture.ts'
import { accountClaims } from './dynamodb/account-claims.ts'
import { dynamodbRecoveries } from './dynamodb/dynamodb-recoveries.ts'
import { accountKey } from './dynamodb/account-item.ts'
import { dynamodbHolderProofStore } from './dynamodb/dynamodb-holder-proof-store.ts'
import { leavingWrites } from './dynamodb/leaving-writes.ts'
import { fromNoticeItem, noticeKey } from './dynamodb/notice-item.ts'
import { writeTogether } from './dynamodb/write-together.ts'
import * as wiring from './wiring.ts'

/** The real stores on the table for tests, and real password hashing. */
export const stores = {
  ...wiring,
  passwords: argon2Passwords(),
  proofs: dynamodbHolderProofStore(...wiring.table),
  recoveries: dynamodbRecoveries(...wiring.table, wiring.personalData),
}

const hashOfGoodPassword = stores.passwords.hash(goodPassword)

/** Someone registered, with `goodPassword`. */
export async function aHolder(differs: Partial<Account> = {}): Promise<Account> {
  const account: Account = {
    id: newId() as AccountId,
    kind: 'personal',
    level: 'L1',
    levelSince: noon,
    name: '李明华',
    document: { kind: 'resident-id', number: aResidentId() },
    phone: `+86${aPhone()}`,
    passwordHash: await hashOfGoodPassword,
    consents: [],
    registeredAt: later(noon, -DAY),
    phoneVerifiedAt: later(noon, -DAY),
    sessionEpoch: 0,
    ...differs,
  }
  const outcome = await stores.accounts.add(account, registered(account))
  // Among all that were drawn for this table.
  const wasDrawnBefore =
    (outcome === 'document-already-bound' && !differs.document) ||
    (outcome === 'phone-already-bound' && !differs.phone)
  if (wasDrawnBefore) return aHolder(differs)
  if (outcome !== 'added') throw new Error(outcome)
  return account
}

const registered = ({ id, registeredAt }: Account): AccountEvent => ({
  id: eventId(registeredAt, newId()),
  accountId: id,
  type: 'registered',
  at: registeredAt,
})

/** What asking for it does (R19): the account as it is then. */
export async function leave(account: Account, leavingAt = later(noon, LEAVING_MS)): Promise<LeavingAccount> {
  const [db, tableName] = stores.table
  const claims = await accountClaims(stores.personalData).claimKeysOf(account)
  const at = later(leavingAt, -LEAVING_MS)
  const event = {
    id: eventId(at, newId()),
    accountId: account.id,
    type: 'deregistration-asked',
    at,
  } as const
  const isLeaving = await writeTogether(db, leavingWrites(tableName, account, { claims, leavingAt, event }))
  if (!isLeaving) throw new Error('the account has changed')
  return { ...account, leavingAt, sessionEpoch: account.sessionEpoch + 1 }
}

/** What a password reset does to the sessions. */
export async function raiseEpoch({ id }: Account) {
  const [db, TableName] = stores.table
  const raise = { UpdateExpression: 'ADD sessionEpoch :one', ExpressionAttributeValues: { ':one': 1 } }
  await db.send(new UpdateCommand({ TableName, Key: accountKey(id), ...raise }))
}

/** What a certification does to the account. */
export async function setLevel({ id }: Account, level: Account['level']) {
  const [db, TableName] = stores.table
  const set = {
    UpdateExpression: 'SET #level = :level',
    ExpressionAttributeNames: { '#level': 'level' },
    ExpressionAttributeValues: { ':level': level },
  }
  await db.send(new UpdateCommand({ TableName, Key: accountKey(id), ...set }))
}

/** What the SMS with the code did: the visitor's browser can now use `code` for that phone. */
export async function smsCodeFor(
  phone: string,
  purpose: CodePurpose,
  { browser, now }: Pick<Visitor, 'browser' | 'now'>,
  code = '246810',
) {
  const e164 = phone.startsWith('+') ? phone : `+86${phone}`
  await stores.codes.put({ phone: e164, purpose, browserTag: browser.tag }, code, now)
  return code
}

/** What password and code brought whoever holds this session. */
export async function aProof(session: Session, purpose: GravePurpose, now = noon): Promise<HolderProof> {
  const { accountId, browserTag, hash, epoch } = session
  const expiresAt = later(now, PROOF_LIFE_MS)
  const bound = { accountId, session: { browserTag, hash }, epoch }
  const proof: HolderProof = { id: newId(), ...bound, purpose, state: 'open', expiresAt }
  await stores.proofs.add(proof, now)
  return proof
}

/** Every line of an account's history, newest first. */
export async function historyOf(id: AccountId) {
  return (await stores.events.page(id, 1000)).events
}

/** What is still to be told of an account, the oldest first. */
export async function untoldOf({ id: accountId }: Pick<Account, 'id'>) {
  const [db, TableName] = stores.table
  const { Items = [] } = await db.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      FilterExpression: 'accountId = :id',
      ExpressionAttributeValues: { ':pk': noticeKey({ accountId, id: '' }).pk, ':id': accountId },
      ConsistentRead: true,
    }),
  )
  return Promise.all(Items.map((item) => fromNoticeItem(item, stores.personalData)))
}

/** How many items of any sort lie under an account's id. */
export async function itemsOf(id: AccountId) {
  const [db, TableName] = stores.table
  const { Count } = await db.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `ACCOUNT#${id}` },
      ConsistentRead: true,
    }),
  )
  return Count
}

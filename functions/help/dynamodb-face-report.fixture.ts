import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { toFaceCheckItem, uploadItem } from '../adapters/dynamodb/face-check-item.ts'
import { dynamodbRecoveries } from '../adapters/dynamodb/dynamodb-recoveries.ts'
import { toRecoveryItem } from '../adapters/dynamodb/recovery-item.ts'
import { dynamodbFaceChecks } from '../adapters/dynamodb/dynamodb-face-checks.ts'
import { aBrowser, aPhone, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import { FACE_REPORT_CONSENT_VERSION } from '../../shared/contracts/help.ts'
import type { Account, NaturalPerson } from '../domain/account.ts'
import type { AccountCheck, FaceCheck, RecoveryCheck } from '../domain/face-check.ts'
import { newId } from '../domain/new-id.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { Recovery } from '../domain/recovery.ts'
import { startSession } from '../domain/session.ts'
import { ticketKey } from '../adapters/dynamodb/ticket-key.ts'
import { dynamodbFaceReportStore } from './dynamodb-face-report-store.ts'

export const ports = {
  ...stores,
  checks: dynamodbFaceChecks(...testTableOf('help')),
  recoveries: dynamodbRecoveries(...testTableOf('help'), stores.personalData),
  reports: dynamodbFaceReportStore(...testTableOf('help'), stores.personalData),
}

const aSecret = () => newId() + newId().slice(1)

/** With the key of another request. */
export const again = (visitor: Visitor): Visitor => ({ ...visitor, secret: aSecret() })

export async function aCandidate(differs: Partial<Account> = {}) {
  const account = await aHolder(differs)
  const browser = aBrowser()
  const { session } = startSession({ account, surface: 'app', browser, methods: ['pwd'], now: noon })
  await stores.sessions.add(session)
  const visitor: Visitor = {
    surface: 'app',
    browser,
    session,
    now: later(noon, 5 * MINUTE),
    secret: aSecret(),
  }
  return { account, visitor }
}

/** Judged a minute after noon: it was too dark. With `state: 'open'` nothing was sent in yet. */
export async function aFailedCheck(
  account: Account,
  { browser }: Pick<Visitor, 'browser'>,
  differs: Partial<AccountCheck> = {},
): Promise<FaceCheck['id']> {
  const check: AccountCheck = {
    id: newId(),
    accountId: account.id,
    epoch: account.sessionEpoch,
    purpose: 'certify',
    browserTag: browser.tag,
    actions: ['nod', 'mouth-open'],
    drawnAt: noon,
    expiresAt: later(noon, 3 * MINUTE),
    state: 'judged',
    ...(differs.state !== 'open' && answered()),
    ...differs,
  }
  return stored(check)
}

async function stored(check: FaceCheck) {
  const [db, TableName] = stores.table
  const upload = check.upload && { upload: uploadItem(check.upload) }
  await db.send(new PutCommand({ TableName, Item: { ...toFaceCheckItem(check), ...upload } }))
  return check.id
}

/** Of whoever says that they are this person, and has proven a phone: nobody has looked for an account. */
export async function aRecovery(visitor: Visitor, person: NaturalPerson) {
  const recovery: Recovery = {
    id: newId(),
    browserTag: visitor.browser.tag,
    where: visitor.browser.where,
    claim: { kind: 'personal', person },
    phone: `+86${aPhone()}`,
    startedAt: noon,
    expiresAt: later(noon, 30 * MINUTE),
    state: 'open',
  }
  const [db, TableName] = stores.table
  await db.send(new PutCommand({ TableName, Item: await toRecoveryItem(recovery, stores.personalData) }))
  return recovery
}

export const aFailedRecovery = ({ id }: Recovery, { browser }: Pick<Visitor, 'browser'>) =>
  stored({
    id: newId(),
    purpose: 'recover',
    recoveryId: id,
    browserTag: browser.tag,
    actions: ['nod', 'mouth-open'],
    drawnAt: noon,
    expiresAt: later(noon, 3 * MINUTE),
    state: 'judged',
    ...answered(),
  } satisfies RecoveryCheck)

const answered = (): Pick<FaceCheck, 'upload' | 'verdict'> => ({
  upload: { digest: newId(), receivedAt: later(noon, MINUTE) },
  verdict: { verdict: 'try-again', reason: 'too-dark' },
})

export const aReport = (...checkIds: FaceCheck['id'][]) => ({
  checkIds,
  remark: '',
  consent: FACE_REPORT_CONSENT_VERSION,
})

export async function storedTicket(ticket: string) {
  const [db, TableName] = stores.table
  const { Item } = await db.send(new GetCommand({ TableName, Key: ticketKey(ticket), ConsistentRead: true }))
  return Item
}

import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { accountKey, consentName } from '../adapters/dynamodb/account-item.ts'
import { sessionRenewal } from '../adapters/dynamodb/session-writes.ts'
import { attemptsKey } from '../adapters/dynamodb/dynamodb-attempt-log.ts'
import { recoveryKey } from '../adapters/dynamodb/recovery-item.ts'
import { sessionKey } from '../adapters/dynamodb/session-item.ts'
import type { SessionRef } from '../domain/session.ts'
import { faceCheckKey } from '../adapters/dynamodb/face-check-item.ts'
import { keepHashes } from './dynamodb-face-hashes.ts'
import { handOverStep } from './dynamodb-face-hand-over-item.ts'
import type { AccountCheck, FaceCheck, RecoveryCheck } from '../domain/face-check.ts'
import type { FaceJudgement } from './face-check-store.ts'

/** Everything that a judgement changes, each under its own condition. */
export function judgementItems(TableName: string, check: FaceCheck, judgement: FaceJudgement) {
  const { verdict, shown, event, failuresOf, at } = judgement
  return [
    judged(TableName, check, verdict),
    ...(check.purpose === 'recover'
      ? [ofRecovery(TableName, check, judgement)]
      : ofAccount(TableName, check, judgement)),
    ...(shown ? keepHashes(TableName, check, shown, at) : []),
    ...(event
      ? [{ Put: { TableName, Item: toEventItem(event), ConditionExpression: 'attribute_not_exists(pk)' } }]
      : []),
    ...(failuresOf === undefined ? [] : [{ Delete: { TableName, Key: attemptsKey(failuresOf) } }]),
  ]
}

function ofAccount(TableName: string, check: AccountCheck, judgement: FaceJudgement) {
  const { verdict, renewed, handedOverBy, at } = judgement
  const certified = verdict.verdict === 'certified'
  return [
    certified ? atL3(TableName, check, at) : unchanged(TableName, check),
    ...(renewed ? sessionRenewal(TableName, renewed) : []),
    ...(certified && check.handOverId !== undefined ? [certifiedThere(TableName, check.handOverId)] : []),
    ...(handedOverBy ? [stillSignedIn(TableName, check, handedOverBy)] : []),
  ]
}

/** It still waits for a face, and has got this one. */
function ofRecovery(
  TableName: string,
  { recoveryId, drawnAt }: RecoveryCheck,
  { recoveredBy, at }: FaceJudgement,
) {
  const waits = {
    TableName,
    Key: recoveryKey(recoveryId),
    ConditionExpression: '#state = :open AND expiresAt > :now AND consent.#at <= :drawnAt',
    ExpressionAttributeNames: { '#state': 'state', '#at': 'at' },
    ExpressionAttributeValues: {
      ':open': 'open',
      ':now': at.toISOString(),
      ':drawnAt': drawnAt.toISOString(),
    },
  }
  if (!recoveredBy) return { ConditionCheck: waits }
  return {
    Update: {
      ...waits,
      UpdateExpression: 'SET #state = :passed, evidence = :evidence',
      ExpressionAttributeValues: {
        ...waits.ExpressionAttributeValues,
        ':passed': 'face-passed',
        ':evidence': recoveredBy,
      },
    },
  }
}

const certifiedThere = (TableName: string, handOverId: string) => ({
  Update: handOverStep(TableName, handOverId, { from: ['taken'], to: 'certified' }),
})

const stillSignedIn = (TableName: string, { accountId }: AccountCheck, session: SessionRef) => ({
  ConditionCheck: {
    TableName,
    Key: sessionKey(accountId, session),
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(endedAt)',
  },
})

const judged = (TableName: string, { id, upload }: FaceCheck, verdict: FaceJudgement['verdict']) => ({
  Update: {
    TableName,
    Key: faceCheckKey(id),
    ConditionExpression: '#state = :judging AND upload.digest = :digest',
    UpdateExpression: 'SET #state = :judged, verdict = :verdict',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':judging': 'judging',
      ':judged': 'judged',
      ':digest': upload?.digest ?? '',
      ':verdict': verdict,
    },
  },
})

/** The account as it was when the check was drawn: its sessions, and its consent, which has not been given anew since. */
const asDrawn = ({ epoch, drawnAt }: AccountCheck) => ({
  condition: [
    // Accounts of before 2026-11-24 have no epoch until it changes.
    epoch === 0 ? '(attribute_not_exists(sessionEpoch) OR sessionEpoch = :epoch)' : 'sessionEpoch = :epoch',
    'consents.#consent <= :drawnAt',
  ].join(' AND '),
  names: {
    '#consent': consentName({ agreement: FACE_AGREEMENT, version: FACE_AGREEMENT_VERSION }),
  },
  values: { ':epoch': epoch, ':drawnAt': drawnAt.toISOString() },
})

function unchanged(TableName: string, check: AccountCheck) {
  const { condition, names, values } = asDrawn(check)
  return {
    ConditionCheck: {
      TableName,
      Key: accountKey(check.accountId),
      ConditionExpression: condition,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    },
  }
}

function atL3(TableName: string, check: AccountCheck, at: Date) {
  const { condition, names, values } = asDrawn(check)
  return {
    Update: {
      TableName,
      Key: accountKey(check.accountId),
      ConditionExpression: `${condition} AND #level <> :certified`,
      UpdateExpression: 'SET #level = :certified, levelSince = :at',
      ExpressionAttributeNames: { ...names, '#level': 'level' },
      ExpressionAttributeValues: { ...values, ':certified': 'L3', ':at': at.toISOString() },
    },
  }
}

import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { consentName } from '../adapters/dynamodb/account-item.ts'
import { accountInEpoch } from '../adapters/dynamodb/in-epoch.ts'
import { sessionRenewal } from '../adapters/dynamodb/session-writes.ts'
import { attemptsKey } from '../adapters/dynamodb/dynamodb-attempt-log.ts'
import { recoveryKey } from '../adapters/dynamodb/recovery-item.ts'
import { sessionKey } from '../adapters/dynamodb/session-item.ts'
import type { SessionRef } from '../domain/session.ts'
import { faceCheckKey } from '../adapters/dynamodb/face-check-item.ts'
import { handOverStep } from './dynamodb-face-hand-over-item.ts'
import type { AccountCheck, FaceCheck, RecoveryCheck } from '../domain/face-check.ts'
import type { FaceJudgement } from './face-check-store.ts'

/** What a judgement changes, each under its own condition; what was shown is kept beside it. */
export function judgementItems(TableName: string, check: FaceCheck, judgement: FaceJudgement) {
  const { verdict, event, failuresOf } = judgement
  return [
    judged(TableName, check, verdict),
    ...(check.purpose === 'recover'
      ? [ofRecovery(TableName, check, judgement)]
      : ofAccount(TableName, check, judgement)),
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
function asDrawn(TableName: string, { accountId: id, epoch, drawnAt }: AccountCheck) {
  const inEpoch = accountInEpoch(TableName, { id, sessionEpoch: epoch })
  return {
    ...inEpoch,
    ConditionExpression: `(${inEpoch.ConditionExpression}) AND consents.#consent <= :drawnAt`,
    ExpressionAttributeNames: {
      '#consent': consentName({ agreement: FACE_AGREEMENT, version: FACE_AGREEMENT_VERSION }),
    },
    ExpressionAttributeValues: {
      ...inEpoch.ExpressionAttributeValues,
      ':drawnAt': drawnAt.toISOString(),
    },
  }
}

const unchanged = (TableName: string, check: AccountCheck) => ({ ConditionCheck: asDrawn(TableName, check) })

function atL3(TableName: string, check: AccountCheck, at: Date) {
  const drawn = asDrawn(TableName, check)
  return {
    Update: {
      ...drawn,
      ConditionExpression: `${drawn.ConditionExpression} AND #level <> :certified`,
      UpdateExpression: 'SET #level = :certified, levelSince = :at',
      ExpressionAttributeNames: { ...drawn.ExpressionAttributeNames, '#level': 'level' },
      ExpressionAttributeValues: {
        ...drawn.ExpressionAttributeValues,
        ':certified': 'L3',
        ':at': at.toISOString(),
      },
    },
  }
}

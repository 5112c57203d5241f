import * as contracts from '../../shared/contracts/certification.ts'
import * as handOverContracts from '../../shared/contracts/face-hand-over.ts'
import { dynamodbRecoveries } from '../adapters/dynamodb/dynamodb-recoveries.ts'
import { identityAuthority } from '../adapters/authority/identity-authority.ts'
import { environment } from '../adapters/environment.ts'
import { modelFiles } from '../adapters/face/model-files.ts'
import { lambdaRoom, operation } from '../adapters/http/lambda-room.ts'
import { accounts, attempts, door, personalData, sessions, table } from '../adapters/wiring.ts'
import { accept } from '../domain/result.ts'
import { agreeToFaceRecognition } from './agree-to-face-recognition.ts'
import { cancelFaceHandOver } from './cancel-face-hand-over.ts'
import { dynamodbFaceCheckStore } from './dynamodb-face-check-store.ts'
import { dynamodbFaceConsentStore } from './dynamodb-face-consent-store.ts'
import { dynamodbFaceHandOverStore } from './dynamodb-face-hand-over-store.ts'
import { faceThresholds } from './face-thresholds.ts'
import { finishFaceHandOver } from './finish-face-hand-over.ts'
import { judgeFaceCheck } from './judge-face-check.ts'
import { judgeName } from './judge-name.ts'
import { openFaceHandOver } from './open-face-hand-over.ts'
import { openedOnce } from './opened-once.ts'
import { readFaceRoute } from './read-face-route.ts'
import { startFaceCheck } from './start-face-check.ts'
import { takeFaceHandOver } from './take-face-hand-over.ts'
import { watchFaceHandOver } from './watch-face-hand-over.ts'
import { withdrawFaceConsent } from './withdraw-face-consent.ts'

const handOvers = dynamodbFaceHandOverStore(...table)
const checks = dynamodbFaceCheckStore(...table, personalData)
const faceConsents = dynamodbFaceConsentStore(...table, personalData)
const recoveries = dynamodbRecoveries(...table, personalData)
const { REVIEW_DESK, FACE_RISK_FOR_REVIEW } = environment()

const readRoute = readFaceRoute({ accounts, sessions, attempts, handOvers, recoveries, personalData })
const agree = agreeToFaceRecognition({ accounts, sessions, handOvers, recoveries, faceConsents })
const withdraw = withdrawFaceConsent({ accounts, faceConsents })
const start = startFaceCheck({
  accounts,
  sessions,
  attempts,
  handOvers,
  recoveries,
  checks,
  personalData,
})
const judge = judgeFaceCheck({
  accounts,
  sessions,
  attempts,
  checks,
  handOvers,
  recoveries,
  personalData,
  authority: identityAuthority(),
  // Megabytes of models, and half a second: for whom frames are judged, and for nobody who only reads.
  engine: openedOnce(async () => (await import('../adapters/face/wasm-face-engine.ts')).wasmFaceEngine()),
  settings: {
    riskForReview: FACE_RISK_FOR_REVIEW ?? faceThresholds.printRisk,
    hasReviewDesk: { none: false }[REVIEW_DESK],
  },
  name: judgeName(modelFiles),
})
const open = openFaceHandOver({ handOvers, attempts })
const watch = watchFaceHandOver({ handOvers })
const cancel = cancelFaceHandOver({ handOvers })
const take = takeFaceHandOver({ accounts, sessions, handOvers })
const finish = finishFaceHandOver({ accounts, sessions, handOvers })

export const handler = lambdaRoom(door, [
  operation(contracts.readFaceRoute, readRoute),
  operation(contracts.agreeToFaceRecognition, agree),
  operation(contracts.withdrawFaceConsent, (_input, holder) => withdraw(holder)),
  operation(contracts.startFaceCheck, start),
  operation(contracts.judgeFaceCheck, async (input, caller) => {
    const judged = await judge(input, caller)
    if (!judged.ok) return judged
    const { started, answer } = judged.value
    if (started) caller.signIn(started)
    return accept(answer)
  }),
  operation(handOverContracts.openFaceHandOver, (_input, holder) => open(holder)),
  operation(handOverContracts.watchFaceHandOver, watch),
  operation(handOverContracts.cancelFaceHandOver, cancel),
  operation(handOverContracts.takeFaceHandOver, take),
  operation(handOverContracts.finishFaceHandOver, async (input, caller) => {
    const finished = await finish(input, caller)
    if (!finished.ok) return finished
    const { started, holder } = finished.value
    if (started) caller.signIn(started)
    return accept(holder)
  }),
])

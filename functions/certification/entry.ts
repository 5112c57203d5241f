import * as contracts from '../../shared/contracts/certification.ts'
import * as handOverContracts from '../../shared/contracts/face-hand-over.ts'
import { lambdaRoom, operation } from '../adapters/http/lambda-room.ts'
import { accounts, attempts, door, personalData, sessions, table } from '../adapters/wiring.ts'
import { accept } from '../domain/result.ts'
import { agreeToFaceRecognition } from './agree-to-face-recognition.ts'
import { cancelFaceHandOver } from './cancel-face-hand-over.ts'
import { dynamodbFaceConsentStore } from './dynamodb-face-consent-store.ts'
import { dynamodbFaceHandOverStore } from './dynamodb-face-hand-over-store.ts'
import { finishFaceHandOver } from './finish-face-hand-over.ts'
import { openFaceHandOver } from './open-face-hand-over.ts'
import { readFaceRoute } from './read-face-route.ts'
import { takeFaceHandOver } from './take-face-hand-over.ts'
import { watchFaceHandOver } from './watch-face-hand-over.ts'
import { withdrawFaceConsent } from './withdraw-face-consent.ts'

const handOvers = dynamodbFaceHandOverStore(...table)
const faceConsents = dynamodbFaceConsentStore(...table, personalData)

const readRoute = readFaceRoute({ accounts, attempts, handOvers })
const agree = agreeToFaceRecognition({ accounts, handOvers, faceConsents })
const withdraw = withdrawFaceConsent({ accounts, faceConsents })
const open = openFaceHandOver({ handOvers, attempts })
const watch = watchFaceHandOver({ handOvers })
const cancel = cancelFaceHandOver({ handOvers })
const take = takeFaceHandOver({ accounts, handOvers })
const finish = finishFaceHandOver({ accounts, sessions, handOvers })

export const handler = lambdaRoom(door, [
  operation(contracts.readFaceRoute, readRoute),
  operation(contracts.agreeToFaceRecognition, agree),
  operation(contracts.withdrawFaceConsent, (_input, holder) => withdraw(holder)),
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

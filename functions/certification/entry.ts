import { lambdaRoom } from '../adapters/http/lambda-room.ts'
import { door } from '../adapters/wiring.ts'

export const handler = lambdaRoom(door, [])

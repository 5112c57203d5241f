import * as contracts from '../../shared/contracts/account-centre.ts'
import { lambdaRoom, operation } from '../adapters/http/lambda-room.ts'
import { accounts, door, events, sessions } from '../adapters/wiring.ts'
import { accept } from '../domain/result.ts'
import { disownSignIn } from './disown-sign-in.ts'
import { readAccount } from './read-account.ts'
import { readHistory } from './read-history.ts'

const read = readAccount({ accounts })
const history = readHistory({ events })
const disown = disownSignIn({ sessions, events })

export const handler = lambdaRoom(door, [
  operation(contracts.readAccount, async (_input, { session }) => accept(await read(session.accountId))),
  operation(contracts.readHistory, async ({ after }, { session, now }) =>
    accept(await history({ session, after, now })),
  ),
  operation(contracts.disownSignIn, disown),
])

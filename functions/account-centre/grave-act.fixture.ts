import type { GravePurpose } from '../../shared/contracts/holder-proof.ts'
import { aVisitor, later, noon } from '../adapters/people.fixture.ts'
import { aProof } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import type { SmsMessage } from '../domain/sms-message.ts'
import { SmsNotSent } from '../domain/sms-sender.ts'
import { aSignIn } from './account-centre.fixture.ts'

const aMomentAgo = later(noon, -1000)

/** Somebody who is signed in and has just proved to be the holder; every request of theirs has this secret. */
export async function aProvenHolder(account: Account, purpose: GravePurpose) {
  const { session } = await aSignIn(account, { now: aMomentAgo })
  const { browserTag } = session
  const browser = { ...aVisitor().browser, tag: browserTag }
  const secret = Buffer.alloc(32, browserTag).toString('base64url')
  const visitor = { ...aVisitor({ browser, secret }), session }
  return { visitor, proof: await aProof(session, purpose) }
}

/** In place of the telephone network a list of what was sent. */
export function aTelephone({ networkUp = true } = {}) {
  const messages: { phone: string; message: SmsMessage }[] = []
  const send = async (phone: string, message: SmsMessage) => {
    if (!networkUp) throw new SmsNotSent()
    messages.push({ phone, message })
  }
  return { messages, telling: { sms: { send }, budget: { take: async () => true } } }
}

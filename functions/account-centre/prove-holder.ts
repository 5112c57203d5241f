import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/holder-proof.ts'
import type { Account } from '../domain/account.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import { codeRefusal } from '../domain/code-refusal.ts'
import {
  type HolderProof,
  type HolderProofStore,
  PROOF_LIFE_MS,
  usableProof,
} from '../domain/holder-proof.ts'
import type { OneTimeCodeStore } from '../domain/one-time-code.ts'
import { tryPassword } from '../domain/password-tries.ts'
import type { Passwords } from '../domain/passwords.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Holder } from './other-sessions.ts'

interface Ports {
  attempts: AttemptLog
  codes: OneTimeCodeStore
  passwords: Passwords
  personalData: PersonalData
  proofs: HolderProofStore
}

type Request = InputOf<typeof contracts.proveHolder>
type Prover = Holder & { account: Account }

/** The password first: a wrong one uses no code up. Whoever took over a browser that is signed in has neither. */
export const proveHolder = (ports: Ports) => async (request: Request, holder: Prover) => {
  const { codes, proofs, personalData } = ports
  const { account, session, browser, now } = holder
  const { id: who, passwordHash, phone } = account
  const { purpose, password, code } = request
  const tried = await tryPassword(ports)({ who, passwordHash, password, browser, knowsBrowser: true, now })
  if (tried.outcome === 'wrong') return refuse('password-wrong')
  if (tried.outcome === 'too-many-tries')
    return refuse('too-many-tries', { retryAfterSeconds: tried.retryAfterSeconds })

  // The same code is the same proof: who presses again after a lost answer gets it.
  const form = JSON.stringify([who, browser.tag, purpose, code])
  const id = (await personalData.blindIndex('holder-proof', form)).slice(0, 22)

  const check = await codes.check({ phone, purpose, browserTag: browser.tag }, code, now)
  if (check.outcome === 'expired') {
    const given = usableProof(await proofs.find(id), purpose, holder)
    if (given.ok) return accept(shown(given.value, now))
  }
  const notRight = codeRefusal(check)
  if (notRight) return notRight

  const { browserTag, hash } = session
  const expiresAt = new Date(now.getTime() + PROOF_LIFE_MS)
  const bound = { accountId: who, session: { browserTag, hash }, epoch: session.epoch }
  const proof: HolderProof = { id, ...bound, purpose, state: 'open', expiresAt }
  await proofs.add(proof, now)
  return accept(shown(proof, now))
}

const shown = ({ id, expiresAt }: HolderProof, now: Date) => ({
  proofId: id,
  expiresInSeconds: Math.floor((expiresAt.getTime() - now.getTime()) / 1000),
})

import { faceFailuresOf } from '../domain/face-traces.ts'
import type * as contracts from '../../shared/contracts/certification.ts'
import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import { drawnPeople, type DrawnPerson } from '../../shared/test-people/drawn-people.ts'
import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { wasmFaceEngine } from '../adapters/face/wasm-face-engine.ts'
import { aBrowser, aVisitor, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import type { AuthorityAnswer } from '../domain/identity-authority.ts'
import { newId } from '../domain/new-id.ts'
import type { Visitor } from '../domain/open-session.ts'
import { startSession } from '../domain/session.ts'
import { pictureOf, sessionOf } from './drawn-sessions.fixture.ts'
import { dynamodbFaceCheckStore } from './dynamodb-face-check-store.ts'
import { dynamodbFaceConsentStore } from './dynamodb-face-consent-store.ts'
import { dynamodbFaceHandOverStore } from './dynamodb-face-hand-over-store.ts'
import type { AccountCheck } from '../domain/face-check.ts'
import { handOverIdOf } from './face-hand-over.ts'
import type { JudgingPorts } from './judging.ts'
import { openedOnce } from './opened-once.ts'
import { remembering } from './remembering-engine.fixture.ts'

export type SentFrames = InputOf<typeof contracts.judgeFaceCheck>['frames']

/** In all tests the same three, so that pictures are drawn and looked at once. */
export const asked: readonly FaceAction[] = ['eyes-closed', 'turn-left', 'mouth-open']

export const checks = dynamodbFaceCheckStore(...testTableOf('certification'), stores.personalData)
export const consents = dynamodbFaceConsentStore(...testTableOf('certification'), stores.personalData)
export const handOvers = dynamodbFaceHandOverStore(...testTableOf('certification'))
export const engine = openedOnce(async () => remembering(await wasmFaceEngine()))

/** The authority's: another picture on another day. */
export const portraitOf = (person: DrawnPerson) => pictureOf(person, { seed: 99, x: 6, y: 4 })

/** Everything real but the authority, which has the portrait of that person whatever it is asked. */
export function judging(
  person: DrawnPerson = drawnPeople.first,
  answer?: () => Promise<AuthorityAnswer>,
): JudgingPorts & { questions: unknown[] } {
  const questions: unknown[] = []
  return {
    ...stores,
    checks,
    handOvers,
    engine,
    settings: { riskForReview: 0.6, hasReviewDesk: false },
    name: 'models-1 lines-1',
    questions,
    authority: {
      portraitOf: async (who) => {
        questions.push(who)
        return answer ? answer() : { answer: 'confirmed', portrait: await portraitOf(person) }
      },
    },
  }
}

export const faceConsent = {
  agreement: FACE_AGREEMENT,
  version: FACE_AGREEMENT_VERSION,
  at: later(noon, -MINUTE),
} as const

/** Signed in, and agreed to face recognition. */
export async function aCandidate(differs: Partial<Account> = {}) {
  const account = await aHolder({ consents: [faceConsent], ...differs })
  return { account, visitor: await signIn(account) }
}

export async function signIn(account: Account, now = noon): Promise<Visitor> {
  const browser = aBrowser()
  const { session } = startSession({ account, surface: 'app', browser, methods: ['pwd'], now })
  await stores.sessions.add(session)
  return { surface: 'app', browser, session, now, secret: aSecret() }
}

export const aSecret = () => newId() + newId().slice(1)

/** Half a minute later, with a key of another request. */
export const uploading = (visitor: Visitor, ms = 30_000): Visitor => ({
  ...visitor,
  now: later(noon, ms),
  secret: aSecret(),
})

/** When what counts as a failure has happened. */
export const failuresOf = (account: Account) => stores.attempts.look(faceFailuresOf(account))

/** Drawn at noon: these actions and no others. */
export function aCheck(account: Account, { browser }: Visitor, differs: Partial<AccountCheck> = {}) {
  return checks.add({
    id: newId(),
    accountId: account.id,
    epoch: account.sessionEpoch,
    purpose: 'certify',
    browserTag: browser.tag,
    actions: asked,
    drawnAt: noon,
    expiresAt: later(noon, 3 * MINUTE),
    state: 'open',
    ...differs,
  })
}

/** From where it was signed in to a phone that was not, and took it. */
export async function handedOver(account: Account, { session }: Visitor) {
  if (!session) throw new Error('nobody hands it over')
  const { browserTag, hash } = session
  const phone = { ...aVisitor(), now: later(noon, 30_000) }
  const ticket = newId()
  const id = handOverIdOf(ticket)
  await handOvers.add({
    id,
    accountId: account.id,
    epoch: account.sessionEpoch,
    openedBy: { browserTag, hash },
    state: 'taken',
    takenBy: { browserTag: phone.browser.tag, where: phone.browser.where },
    expiresAt: later(noon, 30 * MINUTE),
  })
  return { ticket, id, phone }
}

/** As a phone sends them. @param take another one looks like none before */
export async function framesOf(
  person: DrawnPerson,
  actions: readonly FaceAction[] = asked,
  take = 0,
): Promise<SentFrames> {
  const frames = await sessionOf(person, actions, { x: 14 * take, y: -9 * take, light: take })
  return frames.map(({ at, jpeg }) => ({ at, jpeg: jpeg.toString('base64') }))
}

import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { agreementVersions, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import {
  agreeToFaceRecognition,
  judgeFaceCheck,
  startFaceCheck,
} from '../../shared/contracts/certification.ts'
import { claimRecovery, startRecovery } from '../../shared/contracts/recovery.ts'
import { signInByPassword } from '../../shared/contracts/sign-in.ts'
import type { DrawnPerson } from '../../shared/test-people/drawn-people.ts'
import type { BodyPart, FaceAction } from '../../shared/vocabulary/face-action.ts'
import type { SeededPerson } from '../local/seed.ts'
import { type Answered, type Browser, openBrowser } from './browser.ts'
import type { smsCodes } from './sms-codes.ts'
import type { Film } from './takeover-films.ts'
import { wordOf } from './takeover-report.ts'

/** Between two codes to a phone. */
const MINUTE_AND_MORE = 61_000
const REPEAT_AFTER_MS = 10_000

export interface World {
  origin: string
  sms: Awaited<ReturnType<typeof smsCodes>>
  /** Phones that nobody has an account with. */
  newPhone: () => Promise<string>
  /** One after the other: a single process stands for all the functions that would judge side by side. */
  inTurn: <Done>(act: () => Promise<Done>) => Promise<Done>
}

/** Whoever is attacked: a browser signed in with the password, and a face. */
export interface Holder extends SeededPerson {
  face: DrawnPerson
  own: Browser
}

/** What an attack leaves to be looked at. */
export interface Played {
  answers: string[]
  meanwhile?: string[]
  /** What would open the account to the attacker now, had it worked. */
  loot: { passwords?: string[]; phones?: string[]; browsers?: Browser[] }
  /** Anything else that must not have happened. */
  broken?: string[]
  /** What must open the account to its holder now. */
  keys: { password: string; phone: string }
}

export interface Attack {
  name: string
  holder: Partial<Pick<SeededPerson, 'level' | 'phoneProvenDaysAgo'>>
  play: (world: World, holder: Holder) => Promise<Played>
}

/** Somebody who writes down what they are told. */
export function somebody({ origin }: World, cookies: Iterable<readonly [string, string]> = []) {
  const browser = openBrowser({ origin, cookies })
  const answers: string[] = []
  const hears = (answered: Answered) => {
    answers.push(wordOf(answered))
    return answered
  }
  const call: Browser['call'] = async (contract, input) => hears(await browser.call(contract, input))
  return { browser, answers, call }
}
export type Somebody = ReturnType<typeof somebody>

export const signIn = (browser: Browser, { documentNumber }: SeededPerson, password: string) =>
  browser.call(signInByPassword, { documentNumber, password, consents: agreementVersions })

/** Has a code sent to a phone that this browser's owner can read. */
export async function codeTo(
  { sms }: World,
  { browser }: Somebody,
  phone: string,
  purpose: Parameters<typeof sms.ask>[2],
): Promise<string> {
  const first = await sms.ask(browser, phone, purpose)
  const sent = first.status === 429 ? await afterAMinute(() => sms.ask(browser, phone, purpose)) : first
  if (sent.status !== 200) throw new Error(`no code: ${wordOf(sent)}`)
  return sms.codeTo(phone)
}

export async function afterAMinute<Done>(act: () => Promise<Done>): Promise<Done> {
  await pause(MINUTE_AND_MORE)
  return act()
}

type Typed = Pick<SeededPerson, 'name' | 'documentKind' | 'documentNumber'>

/** R16, as far as anybody comes who has a phone and knows name and number. */
export async function beginRecovery(
  world: World,
  who: Somebody,
  typed: Typed,
  phone: string,
): Promise<string> {
  const code = await codeTo(world, who, phone, 'recover')
  const { name, documentNumber } = typed
  const form = { name, documentKind: 'resident-id', documentNumber, phone, code } as const
  const begun = await who.call(startRecovery, form)
  if (begun.status !== 200) throw new Error(`no recovery: ${wordOf(begun)}`)
  const recovery = String(begun.body['recoveryId'])
  await agree(who, { recovery })
  return recovery
}

interface Subject {
  recovery?: string
}

/** To face recognition: that is no secret to whoever wants to come in. */
export async function agree({ browser }: Somebody, subject: Subject) {
  const givenBy = { who: 'person-of-14-or-over' } as const
  const input = { ...subject, version: FACE_AGREEMENT_VERSION, givenBy }
  const agreed = await browser.call(agreeToFaceRecognition, input)
  if (agreed.status !== 200) throw new Error(`not agreed: ${wordOf(agreed)}`)
}

interface Draw {
  excluded?: BodyPart[]
  insteadOf?: string
}

export const drawCheck = (
  { browser }: Somebody,
  { recovery }: Subject,
  { excluded = [], insteadOf }: Draw = {},
): Promise<Answered> =>
  browser.call(startFaceCheck, {
    purpose: recovery === undefined ? 'certify' : 'recover',
    ...(recovery !== undefined && { recovery }),
    excluded,
    ...(insteadOf !== undefined && { insteadOf }),
  })

/** Sends what the film shows, no sooner than it could have been taken. */
export async function answerCheck(
  who: Somebody,
  { recovery, inTurn = atOnce }: Subject & Partial<Pick<World, 'inTurn'>>,
  drawn: Answered,
  show: Film,
) {
  const started = performance.now()
  const frames = await show(drawn.body['actions'] as FaceAction[])
  const lasts = (frames.at(-1)?.at ?? 0) - (frames[0]?.at ?? 0)
  await pause(Math.max(0, lasts - (performance.now() - started)) + 50)
  const upload = {
    ...(recovery !== undefined && { recovery }),
    checkId: String(drawn.body['checkId']),
    frames: frames.map(({ at, jpeg }) => ({ at, jpeg: jpeg.toString('base64') })),
  }
  const send = () => who.browser.call(judgeFaceCheck, upload)
  const first = await inTurn(send)
  // A function ran out of its time: the same upload is answered once it is judged, as the app would ask again.
  const answered = first.status === 503 ? await pause(REPEAT_AFTER_MS).then(() => inTurn(send)) : first
  who.answers.push(wordOf(answered))
  return { answered, frames }
}

const atOnce: World['inTurn'] = (act) => act()

/** One check from draw to verdict; a closed route is heard as such. */
export async function showFace(
  { inTurn }: World,
  who: Somebody,
  recovery: string,
  show: Film,
): Promise<Answered> {
  const drawn = await drawCheck(who, { recovery })
  if (drawn.status !== 200) {
    who.answers.push(wordOf(drawn))
    return drawn
  }
  return (await answerCheck(who, { recovery, inTurn }, drawn, show)).answered
}

/** A recovery whose face the judge has taken for live, and whose account is told of it. */
export async function passedRecovery(
  world: World,
  who: Somebody,
  { typed, phone, show }: { typed: Typed; phone: string; show: Film },
): Promise<string> {
  const recovery = await beginRecovery(world, who, typed, phone)
  const shown = await showFace(world, who, recovery, show)
  if (wordOf(shown) !== 'certified') throw new Error(`the judge did not take that film: ${wordOf(shown)}`)
  const claimed = await who.call(claimRecovery, { recoveryId: recovery })
  if (claimed.status !== 200) throw new Error(`not claimed: ${wordOf(claimed)}`)
  return recovery
}

export const newPassword = () => `塔吊-${randomBytes(4).toString('hex')}-Lantern`
/** As a guesser begins; more than are compared before the first delay. */
export const commonPasswords = [
  '12345678',
  'password1',
  'qwertyui',
  '11111111',
  'abcd1234',
  'iloveyou',
  'a1234567',
] as const
/** Of a proof, a reset or a session that nobody was given. */
export const madeUpId = () => randomBytes(16).toString('base64url')

/** What an answer names for the next step; made up where it was a refusal, for an attacker tries that too. */
export const idIn = ({ body }: Answered, name: string): string => {
  const id = body[name]
  return typeof id === 'string' ? id : madeUpId()
}

import type * as contracts from '../../shared/contracts/certification.ts'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import { ageOf } from '../../shared/vocabulary/age.ts'
import { documentKey } from '../../shared/vocabulary/identity-document.ts'
import type { NaturalPerson } from '../domain/account.ts'
import { readPerson } from '../domain/read-person.ts'
import { accept, refuse } from '../domain/result.ts'

/** PIPL art. 31: who is younger does not agree alone. */
const AGREES_ALONE_FROM = 14
const ADULT_FROM = 18

type GivenBy = InputOf<typeof contracts.agreeToFaceRecognition>['givenBy']

/** By the birth date in the document's number; who has none there says it themselves. */
export function isUnder14({ document }: NaturalPerson, now: Date) {
  const age = ageOf(document, now)
  return age !== undefined && age < AGREES_ALONE_FROM
}

/** Who agrees for this person: undefined where they do so themselves. */
export function readGuardian(givenBy: GivenBy, person: NaturalPerson, now: Date) {
  if (givenBy.who !== 'guardian')
    return isUnder14(person, now) ? refuse('guardian-needed') : accept(undefined)
  const guardian = readPerson(givenBy, now)
  return guardian.ok && mayAnswerFor(person, guardian.value, now)
    ? accept(guardian.value)
    : refuse('guardian-not-valid')
}

/** An adult as far as the number tells, and another person; for nobody of whom we know that they need none. */
function mayAnswerFor(person: NaturalPerson, guardian: NaturalPerson, now: Date) {
  const [age = 0, guardiansAge = ADULT_FROM] = [person, guardian].map(({ document }) => ageOf(document, now))
  return (
    age < AGREES_ALONE_FROM &&
    guardiansAge >= ADULT_FROM &&
    documentKey(guardian.document) !== documentKey(person.document)
  )
}

import { chinaDay } from './china-day.ts'
import type { IdentityDocumentKind } from './identity-document-kind.ts'
import { type IdentityDocument, parseIdentityDocument } from './identity-document.ts'

/** GB 11643. */
const withBirthDate: readonly IdentityDocumentKind[] = [
  'resident-id',
  'hk-macau-residence',
  'taiwan-residence',
]

/** Whether every number of this kind holds its holder's birth date. */
export const tellsBirthDate = (kind: IdentityDocumentKind) => withBirthDate.includes(kind)

/** `YYYY-MM-DD`, where the document's number tells it. */
export function birthDateOf({ kind, number }: Pick<IdentityDocument, 'kind' | 'number'>) {
  const read = parseIdentityDocument(kind, number)
  return read.ok ? read.value.birthDate : undefined
}

/**
 * 周岁, by the calendar of China: a year of age is full from the day after the birthday on, as the Supreme People's
 * Court counts (法释〔2006〕1号 第二条), so that who is protected until an age is so on that birthday too.
 * @param birthDate `YYYY-MM-DD`
 */
export function fullYears(birthDate: string, now: Date): number {
  const today = chinaDay(now)
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) > birthDate.slice(5) ? years : years - 1
}

/** Undefined where the number tells no birth date. */
export function ageOf(document: Pick<IdentityDocument, 'kind' | 'number'>, now: Date): number | undefined {
  const birthDate = birthDateOf(document)
  return birthDate === undefined ? undefined : fullYears(birthDate, now)
}

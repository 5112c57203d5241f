import { isCommonPassword } from './common-password.ts'
import { normalizePassword } from './normalize-password.ts'
import type { Parsed } from './parsed.ts'
import { codePoints, foldTyped } from './typed-text.ts'

export type PasswordRefusal =
  | 'too-short'
  | 'too-long'
  | 'wrong-characters'
  | 'common'
  | 'contains-name'
  | 'contains-number'
  | 'contains-phone'

/** Whose password it is to be, as far as it is known: none of it may stand in the password. */
export interface PasswordOwner {
  name?: string | undefined
  /** Document number or unit code. */
  number?: string | undefined
  phone?: string | undefined
}

export const SHORTEST_PASSWORD = 8
const LONGEST_PASSWORD = 128
/** No text of this many UTF-16 units composes to 128 characters; longer ones are not worth normalising. */
const ABSURD_LENGTH = 4096

/**
 * Checks a new password after NIST SP 800-63B-4 §3.1.1.2: 8 to 128 characters (code points), any Unicode, no
 * rules of composition, refused when it is commonly used or expected of its owner (case does not count).
 * @returns the NFKC form, which is what is hashed; what is typed at sign-in is brought into it by the hasher.
 */
export function checkPassword(text: string, about: PasswordOwner = {}): Parsed<string, PasswordRefusal> {
  if (text.length > ABSURD_LENGTH) return { ok: false, refusal: 'too-long' }
  const password = normalizePassword(text)
  const refusal = findFault(password, about)
  return refusal === undefined ? { ok: true, value: password } : { ok: false, refusal }
}

function findFault(password: string, about: PasswordOwner): PasswordRefusal | undefined {
  // A lone surrogate is no text: encoded, all of them become one and the same character.
  if (/\p{Cs}/u.test(password)) return 'wrong-characters'
  const length = codePoints(password).length
  if (length < SHORTEST_PASSWORD) return 'too-short'
  if (length > LONGEST_PASSWORD) return 'too-long'
  const folded = password.toLowerCase()
  if (isCommonPassword(folded)) return 'common'
  const contains = (part: string) => folded.includes(part)
  if (nameParts(about.name ?? '').some(contains)) return 'contains-name'
  if (numberParts(about.number ?? '').some(contains)) return 'contains-number'
  if (phoneParts(about.phone ?? '').some(contains)) return 'contains-phone'
  return undefined
}

/** The whole name (Han from 2 characters, else from 4), and each of its words from 4 characters. */
function nameParts(name: string) {
  const folded = normalizePassword(name).toLowerCase().trim()
  const words = folded.split(/[^\p{L}\p{M}]+/u)
  const whole = words.join('')
  const counts = (part: string) => codePoints(part).length >= (/^\p{Script=Han}/u.test(part) ? 2 : 4)
  return [...[folded, whole].filter(counts), ...words.filter((word) => codePoints(word).length >= 4)]
}

/** The last 6 characters (a habit of banks), and the birth date in an 18-digit number, as 8 and as 6 digits. */
function numberParts(number: string) {
  const folded = foldTyped(number).toLowerCase()
  const birthDate = /^\d{6}((?:19|20)\d{6})\d{3}[\dx]$/.exec(folded)?.[1]
  const parts = folded.length >= 6 ? [folded.slice(-6)] : []
  return birthDate === undefined ? parts : [...parts, birthDate, birthDate.slice(2)]
}

/** The last 8 digits: whoever has those has the number. */
function phoneParts(phone: string) {
  const digits = foldTyped(phone).replace(/\D/g, '')
  return digits.length >= 8 ? [digits.slice(-8)] : []
}

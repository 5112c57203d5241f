import { FRONT_CODED_PASSWORDS } from './common-passwords.ts'

let passwords: ReadonlySet<string> | undefined

/** Whether a password in small letters is in the list of commonly used ones; the list is unpacked at first use. */
export const isCommonPassword = (smallLetters: string) =>
  (passwords ??= new Set(unpack(FRONT_CODED_PASSWORDS))).has(smallLetters)

/** Each entry is a capital, how many characters it shares with the one before (A none, B one…), and the rest. */
function* unpack(frontCoded: string) {
  let previous = ''
  for (const [, shared = 'A', rest = ''] of frontCoded.matchAll(/([A-Z])([^A-Z]*)/g)) {
    previous = previous.slice(0, shared.charCodeAt(0) - 65) + rest
    yield previous
  }
}

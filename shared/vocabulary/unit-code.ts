import { maskMiddle } from './mask.ts'
import type { Parsed } from './parsed.ts'
import { foldTyped, groupForReading } from './typed-text.ts'

export type UnitCodeRefusal = 'empty' | 'wrong-length' | 'wrong-characters'

/** Digits and capitals without I, O, S, V, Z; a character's value is its place (GB 32100-2015, character set). */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

export const UNIT_CODE_LENGTH = 18

/** Department and kind, region, body (the organisation code), check. */
export const UNIT_CODE_GROUPS = [2, 6, 9, 1] as const

/** The 18th character for the first 17: weights 3ⁱ, MOD 31 (GB 32100-2015, 校验码). */
export function unitCheckCharacter(first17: string) {
  let sum = 0
  let weight = 1
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/**
 * Reads a unified social credit code; the value is its 18 characters in capitals.
 * A check character that does not fit is a warning only: real early codes fail it (91350100M0001TGQXM), and
 * whether the unit exists is the registry's to say. The region is not judged for the same reason.
 */
export function parseUnitCode(text: string): Parsed<string, UnitCodeRefusal, 'check-digit'> {
  const code = foldTyped(text)
  if (code === '') return { ok: false, refusal: 'empty' }
  if (/[^0-9A-HJ-NP-RTUWXY]/.test(code)) return { ok: false, refusal: 'wrong-characters' }
  if (code.length !== UNIT_CODE_LENGTH) return { ok: false, refusal: 'wrong-length' }
  const fits = code.charAt(17) === unitCheckCharacter(code.slice(0, 17))
  return fits ? { ok: true, value: code } : { ok: true, value: code, warning: 'check-digit' }
}

/** `914401********821X`. */
export const maskUnitCode = (code: string) => maskMiddle(code, { first: 6, last: 4 })

/** `91 440300 192203821 6`; also while typing: any text is grouped, none is refused or cut. */
export const formatUnitCode = (text: string) => groupForReading(foldTyped(text), UNIT_CODE_GROUPS)

import type { IdentityDocumentKind } from './identity-document-kind.ts'
import { identityDocumentKinds } from './identity-document-entries.ts'
import type { Parsed } from './parsed.ts'
import { codePoints } from './typed-text.ts'

export type PersonNameRefusal =
  | 'empty'
  | 'too-short'
  | 'too-long'
  | 'digits'
  | 'private-use'
  | 'space-between-characters'
  | 'separator-misplaced'
  | 'latin-not-allowed'
  | 'wrong-characters'

export interface PersonNameOptions {
  /** The document the name stands on; without it a name in Latin letters is accepted. */
  kind?: IdentityDocumentKind | undefined
}

const SHORTEST = 2
const LONGEST = 60

/**
 * GB 18030-2022's ideographs: 〇, the unified ones with every extension, the compatibility ones. Planes 2 and 3
 * hold nothing else and are taken whole, so that a character encoded after this line was written is not refused.
 */
const HAN = '\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{2fffd}\\u{30000}-\\u{3fffd}'
const HAN_NAME = new RegExp(`^[${HAN}]+(?:·[${HAN}]+)*$`, 'u')
const LETTERS = 'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u1e00-\\u1eff'
const MARKS = '[\\u0300-\\u036f]'
const LATIN = `[${LETTERS}](?:[${LETTERS}]|${MARKS})*`
const APOSTROPHE = "['’ʻʼ]"
const BETWEEN_LATIN = `(?:[.,]{1,2} ?|[ -]${APOSTROPHE}?|${APOSTROPHE} ?|·)`
const LATIN_NAME = new RegExp(`^${APOSTROPHE}?${LATIN}(?:${BETWEEN_LATIN}${LATIN})*\\.?$`, 'u')

const HAN_WITH_SPACES = new RegExp(`^[${HAN}\\s]+$`, 'u')
const HAN_AND_SEPARATORS = new RegExp(`^[${HAN}·\\s]+$`, 'u')
const LATIN_AND_SEPARATORS = new RegExp(`^(?:[${LETTERS} .,·'’ʻʼ-]|${MARKS})+$`, 'u')

/** Bullets and middle dots that keyboards offer where U+00B7 is meant. */
const LOOK_ALIKES = /[\u0387\u16eb\u2022\u2027\u2219\u22c5\u30fb\uff65]/gu
/** Full stops count as separators only among ideographs; in Latin names they are full stops. */
const STOPS = /[.\u3002\uff0e\uff61]/gu
const HAN_WITH_STOPS = new RegExp(`^[${HAN}·.\u3002\uff0e\uff61]+$`, 'u')

/**
 * Reads a person's name. Space around it goes and separator look-alikes become U+00B7; else it stays byte for
 * byte as typed, with no Unicode normalisation: that would turn compatibility ideographs (U+F9xx, U+2F8xx),
 * which people bear as names, into other characters than their documents print. 2–60 characters are counted as
 * code points. Characters for private use are refused: each device draws its own there. (The 24 that GB 18030
 * once placed there are strokes, components and punctuation, never names.)
 */
export function parsePersonName(
  text: string,
  { kind }: PersonNameOptions = {},
): Parsed<string, PersonNameRefusal> {
  const dotted = text.trim().replace(LOOK_ALIKES, '·')
  const name = HAN_WITH_STOPS.test(dotted) ? dotted.replace(STOPS, '·') : dotted
  const refusal = findFault(name, kind === undefined || identityDocumentKinds[kind].latinName)
  return refusal === undefined ? { ok: true, value: name } : { ok: false, refusal }
}

function findFault(name: string, mayBeLatin: boolean): PersonNameRefusal | undefined {
  if (name === '') return 'empty'
  // A code point is one or two units: this spares counting a megabyte.
  if (name.length > LONGEST * 2 || codePoints(name).length > LONGEST) return 'too-long'
  if (/\p{Nd}/u.test(name)) return 'digits'
  if (/\p{Co}/u.test(name)) return 'private-use'
  const isHan = HAN_NAME.test(name)
  const isLatin = LATIN_NAME.test(name)
  if (isLatin && !mayBeLatin) return 'latin-not-allowed'
  if (isHan || isLatin) return codePoints(name).length < SHORTEST ? 'too-short' : undefined
  if (HAN_WITH_SPACES.test(name)) return 'space-between-characters'
  return HAN_AND_SEPARATORS.test(name) || LATIN_AND_SEPARATORS.test(name)
    ? 'separator-misplaced'
    : 'wrong-characters'
}

/** Surnames of two characters that one meets; only where at least one character follows. */
const COMPOUND_SURNAME =
  /^(?:欧阳|歐陽|上官|司马|司馬|东方|東方|独孤|南宫|夏侯|诸葛|諸葛|尉迟|赫连|澹台|皇甫|濮阳|申屠|公孙|公孫|慕容|钟离|长孙|宇文|司徒|鲜于|司空|令狐|呼延|端木|西门|百里|轩辕|拓跋)(?=.)/u

/**
 * Shows the surname, a star for each character after it: `张*`, `王**`, `欧阳**`; of names with separators the
 * first character, `阿**·***`; of Latin names each word's first letter, `J*** S****`. Never shows the whole.
 */
export function maskName(name: string) {
  if (/\p{Script=Latin}/u.test(name)) return name.replace(/\p{L}[\p{L}\p{M}]*/gu, maskWord)
  const surname = COMPOUND_SURNAME.exec(name)?.[0] ?? codePoints(name)[0] ?? ''
  const shown = surname.length < name.length ? surname.length : 0
  return name.slice(0, shown) + name.slice(shown).replace(/[^·]/gu, '*')
}

function maskWord(word: string) {
  const letters = codePoints(word)
  return letters.length === 1 ? '*' : (letters[0] ?? '') + '*'.repeat(letters.length - 1)
}

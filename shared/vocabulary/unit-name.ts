import type { Parsed } from './parsed.ts'
import { codePoints } from './typed-text.ts'

export type UnitNameRefusal = 'empty' | 'too-short' | 'too-long' | 'private-use' | 'wrong-characters'

const SHORTEST = 2
const LONGEST = 100

/** As in a person's name, planes 2 and 3 whole; with the letters and digits of either width that names are built with. */
const HAN = '\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{2fffd}\\u{30000}-\\u{3fffd}'
const LETTERS = 'A-Za-zＡ-Ｚａ-ｚ\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u2160-\\u217f'
const SIGNS = '0-9０-９()（）\\[\\]【】《》〈〉“”‘’"\'·•・、，,。.．:：&＆+＋/／\\-－—–_ 　'
const UNIT_NAME = new RegExp(`^[${HAN}${LETTERS}${SIGNS}]*$`, 'u')
const WORD = new RegExp(`[${HAN}${LETTERS}]`, 'u')

/**
 * Reads a unit's name. Space around it goes; else it stays byte for byte as typed: whether （） and () are the same
 * is for the registry to say. 2–100 characters, counted as code points. What is drawn differently on each device
 * (private use) or not at all (controls, direction marks, zero width) is in no register.
 */
export function parseUnitName(text: string): Parsed<string, UnitNameRefusal> {
  const name = text.trim()
  const refusal = findFault(name)
  return refusal === undefined ? { ok: true, value: name } : { ok: false, refusal }
}

function findFault(name: string): UnitNameRefusal | undefined {
  if (name === '') return 'empty'
  // A code point is one or two units: this spares counting a megabyte.
  if (name.length > LONGEST * 2 || codePoints(name).length > LONGEST) return 'too-long'
  if (/\p{Co}/u.test(name)) return 'private-use'
  if (!UNIT_NAME.test(name) || !WORD.test(name)) return 'wrong-characters'
  return codePoints(name).length < SHORTEST ? 'too-short' : undefined
}

const ZERO_TO_TILDE_FULL_WIDTH = /[\uff01-\uff5e]/g
const FULL_WIDTH_OFFSET = 0xfee0

/** Spaces, and what a paste brings along unseen: zero-width characters and direction marks. */
const SPACES_AND_INVISIBLE = /[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g
const HYPHENS = /[-\u2010-\u2015\u2212\u2043\ufe58\ufe63]/g

/**
 * A number or code as it was meant: full-width letters, digits and signs become half-width, letters become
 * capitals, spaces and hyphens go. Only ASCII letters change case (`ß` or `ı` must not turn into letters
 * that the person never typed).
 */
export const foldTyped = (text: string) =>
  text
    .replace(ZERO_TO_TILDE_FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(SPACES_AND_INVISIBLE, '')
    .replace(HYPHENS, '')
    .replace(/[a-z]+/g, (letters) => letters.toUpperCase())

/** Sets a space after each group; what exceeds the groups follows as one last group, nothing is cut off. */
export function groupForReading(text: string, sizes: readonly number[]) {
  const groups: string[] = []
  let from = 0
  for (const size of sizes) {
    groups.push(text.slice(from, from + size))
    from += size
  }
  groups.push(text.slice(from))
  return groups.filter((group) => group !== '').join(' ')
}

/** The characters of a text as Unicode code points, which is how lengths are counted here. */
export const codePoints = (text: string) => Array.from(text)

/** @param longest in UTF-16 units, as SMS counts them; no character is cut in half */
export function clip(text: string, longest: number): string {
  let clipped = ''
  for (const character of text) {
    if (clipped.length + character.length > longest) break
    clipped += character
  }
  return clipped.trim()
}

/** One character outside GSM 03.38 would make a message of 160 one of 70. */
export const plainLatin = (text: string) => (/^[\w .,:*()/+-]*$/.test(text) ? text : 'unknown')

/** Where the caret belongs once the text is formatted: behind the same character as before. */
export function caretAfterFormat(text: string, caret: number, format: (text: string) => string) {
  const before = format(text.slice(0, caret)).replaceAll(' ', '').length
  const formatted = format(text)
  let seen = 0
  for (let at = 0; at < formatted.length; at += 1) {
    if (seen === before) return at
    if (formatted[at] !== ' ') seen += 1
  }
  return formatted.length
}

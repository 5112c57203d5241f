/** At least so many characters stay hidden, however short the text. */
const HIDDEN_AT_LEAST = 4

/**
 * `440106********1234`: the first and last characters as asked, a star for each one between. A text too short
 * for that shows less, down to stars only: the whole is never shown.
 */
export function maskMiddle(text: string, shown: { first: number; last: number }) {
  const spare = Math.max(0, text.length - HIDDEN_AT_LEAST)
  const enough = shown.first + shown.last <= spare
  const first = enough ? shown.first : Math.min(shown.first, Math.floor(spare / 2))
  const last = enough ? shown.last : Math.min(shown.last, Math.floor(spare / 2))
  return text.slice(0, first) + '*'.repeat(text.length - first - last) + text.slice(text.length - last)
}

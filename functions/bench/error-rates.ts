/** Likenesses, sorted rising. */
export type Scores = Float64Array

/** Share of strangers accepted at `threshold` or above. */
export const falseAccepts = (strangers: Scores, threshold: number) =>
  1 - placeOf(strangers, threshold) / strangers.length

/** Share of the right people turned away: below `threshold`. */
export const falseRejects = (genuine: Scores, threshold: number) =>
  placeOf(genuine, threshold) / genuine.length

/** The lowest threshold at which no more than this share of strangers is accepted. */
export function thresholdAt(strangers: Scores, share: number): number {
  const mayPass = Math.floor(share * strangers.length)
  const first = strangers.at(-1 - mayPass)
  return first === undefined ? -Infinity : nextAbove(first)
}

/** Where as many strangers are accepted as right people turned away. */
export function equalErrorRate(genuine: Scores, strangers: Scores): number {
  let [low, high] = [0, genuine.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const threshold = genuine[middle] ?? Infinity
    if (falseRejects(genuine, threshold) < falseAccepts(strangers, threshold)) low = middle + 1
    else high = middle
  }
  const turnedAway = low / genuine.length
  const justBefore = nextAbove(genuine[low - 1] ?? -Infinity)
  return Math.min(turnedAway, falseAccepts(strangers, justBefore))
}

/** Chance that a genuine one scores higher than a stranger. */
export const areaUnderCurve = (genuine: Scores, strangers: Scores) =>
  genuine.reduce((sum, score) => {
    const [below, upTo] = [placeOf(strangers, score), placeOf(strangers, nextAbove(score))]
    return sum + (below + upTo) / 2 / strangers.length
  }, 0) / genuine.length

/** How many lie below. */
function placeOf(scores: Scores, threshold: number): number {
  let [low, high] = [0, scores.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((scores[middle] ?? Infinity) < threshold) low = middle + 1
    else high = middle
  }
  return low
}

const nextAbove = (value: number) => value + Math.max(Math.abs(value), 1e-9) * 2 ** -52

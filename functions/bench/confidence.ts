/** One person's share in a rate. */
export interface Tally {
  errors: number
  trials: number
}

const DRAWS = 1000

/**
 * 95 % interval of a rate, people drawn anew: pictures of one person err together, so pairs are not independent.
 * Without a single error, the rule of three.
 */
export function intervalOf(people: readonly Tally[]): [number, number] {
  const { errors, trials } = total(people)
  if (errors === 0) return [0, Math.min(1, 3 / trials)]
  let seed = 1
  const draw = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return people[Math.floor((seed / 2 ** 32) * people.length)] as Tally
  }
  const rates = Array.from({ length: DRAWS }, () => rateOf(people.map(draw))).sort((a, b) => a - b)
  return [rates[DRAWS * 0.025] ?? 0, rates[DRAWS * 0.975] ?? 1]
}

export const rateOf = (people: readonly Tally[]) => {
  const { errors, trials } = total(people)
  return errors / trials
}

const total = (people: readonly Tally[]): Tally =>
  people.reduce((sum, { errors, trials }) => ({ errors: sum.errors + errors, trials: sum.trials + trials }), {
    errors: 0,
    trials: 0,
  })

export interface RankTest {
  /** Two-sided: how often chance alone sets two samples so far apart. */
  p: number
  /** How often one of the first is larger than one of the second, ties half: 0.5 where nothing tells them apart. */
  firstLarger: number
}

/** Mann–Whitney U by its normal approximation, with corrections for ties and continuity: for samples of 20 and more. */
export function rankTest(first: readonly number[], second: readonly number[]): RankTest {
  const [n, m] = [first.length, second.length]
  const all = [...first, ...second].sort((a, b) => a - b)
  const { rankOf, tied } = ranks(all)
  const rankSum = first.reduce((sum, value) => sum + (rankOf.get(value) ?? 0), 0)
  const u = rankSum - (n * (n + 1)) / 2
  const total = n + m
  const variance = ((n * m) / 12) * (total + 1 - tied / (total * (total - 1)))
  const away = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5)
  return { p: variance === 0 ? 1 : erfc(away / Math.sqrt(2 * variance)), firstLarger: u / (n * m) }
}

/** @returns the middle rank of each value, and Σ(t³ − t) over groups of t equal values */
function ranks(sorted: readonly number[]) {
  const rankOf = new Map<number, number>()
  let tied = 0
  for (let from = 0; from < sorted.length;) {
    const value = sorted[from] ?? Number.NaN
    let to = from
    while (sorted[to] === value) to += 1
    rankOf.set(value, (from + 1 + to) / 2)
    tied += (to - from) ** 3 - (to - from)
    from = to
  }
  return { rankOf, tied }
}

/** Abramowitz and Stegun 7.1.26: within 1.5e-7. @param x not negative */
function erfc(x: number): number {
  const t = 1 / (1 + 0.3275911 * x)
  const series = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429]
  const sum = series.reduceRight((rest, coefficient) => t * (coefficient + rest), 0)
  return sum * Math.exp(-x * x)
}

/** Holm–Bonferroni: each p as it counts among several tests, in the order given. */
export function adjusted(ps: readonly number[]): number[] {
  const order = ps.map((p, at) => ({ p, at })).sort((a, b) => a.p - b.p)
  const result: number[] = []
  let largest = 0
  for (const [place, { p, at }] of order.entries()) {
    largest = Math.max(largest, Math.min(1, p * (ps.length - place)))
    result[at] = largest
  }
  return result
}

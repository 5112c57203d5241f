import type { FaceTemplate } from './face-engine.ts'

/** Cosine of two templates: 1 the same, about 0 two strangers. */
export const likeness = (one: FaceTemplate, other: FaceTemplate): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)

/** One template of several pictures of one person: more reliable the more the pictures differ. */
export function meanTemplate(templates: readonly FaceTemplate[]): FaceTemplate {
  const [first] = templates
  if (!first) throw new Error('no templates to take the mean of')
  return toUnit(first.map((_, at) => templates.reduce((sum, each) => sum + (each[at] ?? 0), 0)))
}

export function toUnit(values: FaceTemplate): FaceTemplate {
  const length = Math.sqrt(likeness(values, values))
  return values.map((value) => value / length)
}

import type { Refused } from './call.ts'

/** What a notice says of a "no"; the reference only for faults, which somebody may phone about. */
export const refusalWords = <Refusal extends string>(
  refused: Refused<Refusal>,
  texts: Readonly<Record<Refusal, string>>,
) => ({
  text: texts[refused.refusal],
  triesLeft: refused.triesLeft,
  reference: refused.refusal === 'unavailable' ? refused.requestId : undefined,
})

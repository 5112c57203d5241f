/**
 * What reading a typed text gives: its value in canonical form, perhaps with something to point out, or the
 * reason why not. Reading never throws, whatever the text.
 */
export type Parsed<Value, Refusal extends string, Warning extends string = never> =
  { ok: true; value: Value; warning?: Warning } | { ok: false; refusal: Refusal }

import { type IdentityDocumentKindEntry, identityDocumentKinds } from './identity-document-entries.ts'
import { type IdentityDocumentKind, identityDocumentKindSchema } from './identity-document-kind.ts'
import { readIssuingState } from './issuing-states.ts'
import { maskMiddle } from './mask.ts'
import type { Parsed } from './parsed.ts'
import { foldTyped, groupForReading } from './typed-text.ts'

export interface IdentityDocument {
  kind: IdentityDocumentKind
  /** Canonical: half-width, capitals, nothing between the characters; what a renewal adds is kept. */
  number: string
  /** `YYYY-MM-DD`, where the number tells it. */
  birthDate?: string
  /** ICAO Doc 9303-3 code of the state or organisation, of a passport, where it was given. */
  issuingState?: string
}

/** Every way a number can be refused; `identity-document-texts.ts` has the sentence for each. */
export type IdentityDocumentRefusal =
  | 'kind-unknown'
  | 'empty'
  | 'wrong-characters'
  | 'wrong-length'
  | 'region-unknown'
  | 'birth-date-impossible'
  | 'check-digit-wrong'
  | 'issuing-state-unknown'

export interface IdentityDocumentOptions {
  /** Of a passport: ICAO code as on its data page (`D`, `GBO`, `UNO`…). Ignored for other kinds. */
  issuingState?: string | undefined
  /** The calendar day in China, `YYYY-MM-DD`: later birth dates are refused. Without it none is too late. */
  today?: string | undefined
}

/**
 * Reads a number as someone types or pastes it: full-width characters, spaces, hyphens and small letters are
 * folded. Never throws, whatever `kind` and `text` are.
 * @returns the document, with the warning `check-digit` for a unit code that fails its check (GB 32100), or
 * the first thing that is wrong, in the order: kind, characters, length, region, birth date, check digit.
 */
export function parseIdentityDocument(
  kind: string,
  text: string,
  { issuingState, today }: IdentityDocumentOptions = {},
): Parsed<IdentityDocument, IdentityDocumentRefusal, 'check-digit'> {
  const known = identityDocumentKindSchema.safeParse(kind)
  if (!known.success) return { ok: false, refusal: 'kind-unknown' }
  const entry = identityDocumentKinds[known.data]
  const number = withoutOrnament(entry, text)
  if (number === '') return { ok: false, refusal: 'empty' }
  if (entry.stranger.test(number)) return { ok: false, refusal: 'wrong-characters' }
  if (!entry.lengths.includes(number.length)) return { ok: false, refusal: 'wrong-length' }
  if (!entry.shape.test(number)) return { ok: false, refusal: 'wrong-characters' }
  const judged = entry.judge?.(number, today) ?? {}
  if (judged.refusal !== undefined) return { ok: false, refusal: judged.refusal }

  const value: IdentityDocument = { kind: known.data, number }
  if (judged.birthDate !== undefined) value.birthDate = judged.birthDate
  if (value.kind === 'passport' && issuingState !== undefined) {
    const state = readIssuingState(issuingState)
    if (state === undefined) return { ok: false, refusal: 'issuing-state-unknown' }
    value.issuingState = state
  }
  return judged.warning === undefined ? { ok: true, value } : { ok: true, value, warning: judged.warning }
}

/**
 * What decides «one account per document» (R4): the number as it stays through renewals, without its kind,
 * so that the same document entered under two kinds is found once: `H12345678` for a permit that prints
 * `H1234567801`. Two passports of different states can share a number, and then share the key: an issuing
 * state is not asked at sign-in, so it cannot be part of what a sign-in is looked up by.
 */
export const documentKey = ({ kind, number }: Pick<IdentityDocument, 'kind' | 'number'>) =>
  number.slice(0, identityDocumentKinds[kind].lasting)

/** The keys under which a number typed without its kind (R15) may be registered: none when no kind takes it. */
export function candidateKeys(text: string): string[] {
  const kinds = Object.keys(identityDocumentKinds)
  const readings = kinds.map((kind) => parseIdentityDocument(kind, text))
  return [...new Set(readings.flatMap((reading) => (reading.ok ? [documentKey(reading.value)] : [])))]
}

/** `440106********1234`; each kind shows its own first and last characters, never the whole. */
export const maskIdentityDocument = ({ kind, number }: Pick<IdentityDocument, 'kind' | 'number'>) =>
  maskMiddle(number, identityDocumentKinds[kind].shown)

/**
 * The text of a number field after a key press: folded and grouped for reading, `440106 19900101 1234`.
 * What does not belong into the number is kept for `parseIdentityDocument` to name: dropping it would hide
 * the slip. Formatting what is formatted changes nothing.
 */
export const formatWhileTyping = (kind: IdentityDocumentKind, text: string) =>
  groupForReading(withoutOrnament(identityDocumentKinds[kind], text), identityDocumentKinds[kind].groups)

const withoutOrnament = ({ ornament }: IdentityDocumentKindEntry, text: string) =>
  ornament === undefined ? foldTyped(text) : foldTyped(text).replace(ornament, '')

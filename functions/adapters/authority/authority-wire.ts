import * as z from 'zod/mini'
import type { NaturalPerson } from '../../domain/account.ts'
import type { AuthorityAnswer } from '../../domain/identity-authority.ts'
import { NoAnswer } from '../outside-service/no-answer.ts'

/** What is asked, as docs/identity-authority.md tells whoever builds the other side. */
export const writeQuestion = ({ name, document }: NaturalPerson) => ({
  name,
  document: { kind: document.kind, number: document.number, issuingState: document.issuingState },
})

const LARGEST_PORTRAIT_BYTES = 1024 * 1024
/** As base64, and what stands around it. */
export const LARGEST_ANSWER_BYTES = Math.ceil(LARGEST_PORTRAIT_BYTES / 3) * 4 + 4096

const answerSchema = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('confirmed'), portrait: z.string() }),
  z.object({ answer: z.literal('confirmed-without-portrait') }),
  z.object({ answer: z.literal('not-confirmed') }),
])

export function readAnswer(json: unknown): AuthorityAnswer | undefined {
  const read = answerSchema.safeParse(json)
  if (!read.success) return undefined
  const { data } = read
  return data.answer === 'confirmed' ? { ...data, portrait: readPortrait(data.portrait) } : data
}

const JPEG_BEGINS = Buffer.from([0xff, 0xd8, 0xff])

function readPortrait(base64: string): Uint8Array {
  const bytes = Buffer.from(base64, 'base64')
  // Node skips what is no base64, so that half a portrait would pass for one.
  if (bytes.toString('base64') !== base64) throw noPortrait('portrait-not-base64')
  if (!bytes.subarray(0, 3).equals(JPEG_BEGINS)) throw noPortrait('portrait-not-jpeg')
  if (bytes.byteLength > LARGEST_PORTRAIT_BYTES) throw noPortrait('portrait-too-large')
  return bytes
}

/** It may be this one person's: their portrait must not close the authority to everybody. */
const noPortrait = (reason: string) => new NoAnswer(reason, { countsAgainstService: false })

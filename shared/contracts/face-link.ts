import { handOverTicketSchema } from './face-hand-over.ts'

/** What a QR code or a message carries to the other phone; behind the `#`, so that no server's log ever has it. */
export const writeFaceLink = (origin: string, ticket: string) => `${origin}/face#${ticket}`

/** The ticket in one of our links; undefined in anything else. */
export function readFaceLink(origin: string, text: string): string | undefined {
  const prefix = writeFaceLink(origin, '')
  return text.startsWith(prefix) ? readFaceFragment(text.slice(prefix.length)) : undefined
}

export const readFaceFragment = (fragment: string): string | undefined =>
  handOverTicketSchema.safeParse(fragment.replace(/^#/, '')).data

import * as z from 'zod/mini'

/** 128 bits and a little more, base64url: whoever has it may stop that recovery, and nothing else. */
export const stopTokenSchema = z.string().check(z.regex(/^[\w-]{22}$/))

/** As short as it can be, for it stands in an SMS; behind the `#`, so that no server's log ever has the token. */
export const writeStopLink = (origin: string, token: string) => `${origin}/r#${token}`

export const readStopFragment = (fragment: string): string | undefined =>
  stopTokenSchema.safeParse(fragment.replace(/^#/, '')).data

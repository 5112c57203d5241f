import * as z from 'zod/mini'

/** Names a recovery to the browser that began it, and opens nothing in any other. */
export const recoveryIdSchema = z.string().check(z.regex(/^[\w-]{22}$/))

import * as z from 'zod/mini'

/** The two faces of the product; each keeps a session of its own, with its own limits. */
export const surfaceSchema = z.enum(['app', 'portal'])
export type Surface = z.infer<typeof surfaceSchema>

/** Sent with every call: a custom header no foreign page can add, and it names the face that calls. */
export const SURFACE_HEADER = 'x-surface'

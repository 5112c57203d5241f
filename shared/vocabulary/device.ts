import * as z from 'zod/mini'

/** What sort of device a browser says that it runs on. */
export const deviceSchema = z.enum(['phone', 'tablet', 'computer', 'unknown'])
export type Device = z.infer<typeof deviceSchema>

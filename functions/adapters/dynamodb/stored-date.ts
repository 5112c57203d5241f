import * as z from 'zod/mini'

/** A date as stored: ISO 8601 text. */
export const storedDate = z.pipe(
  z.iso.datetime(),
  z.transform((text) => new Date(text)),
)

/** DynamoDB's time to live counts whole seconds and deletes late: whoever reads checks expiry again. */
export const ttlOf = (date: Date) => Math.ceil(date.getTime() / 1000)

import * as z from 'zod/mini'

const origin = z.string().check(z.regex(/^https?:\/\/[^/\s]+$/))

/** Everything that differs between deployments, read and checked once. The AWS SDK reads its own AWS_… values. */
const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  /** Where people reach the pages: written into QR codes, and the only Origin that may change anything. */
  PUBLIC_ORIGIN: origin,
  /** Header value that CloudFront adds, so that a request past it (with made-up viewer headers) is refused. */
  ORIGIN_SECRET: z.string().check(z.minLength(16)),
  /** `kms:<key ARN>`, or `file:<path>` on one machine. */
  MASTER_KEY: z.string().check(z.regex(/^(kms|file):.+/)),
  SMS_SENDER_ID: z.optional(z.string()),
  /** Where SNS sends messages from, if the deployment's own region has none. */
  SMS_REGION: z.optional(z.string()),
  /** Messages a day in all; past it sending stops and an alarm goes off. */
  SMS_DAILY_BUDGET: z._default(z.coerce.number().check(z.int(), z.positive()), 10_000),
})

export type Environment = z.infer<typeof environmentSchema>

let parsed: Environment | undefined
export const environment = (): Environment => (parsed ??= environmentSchema.parse(process.env))

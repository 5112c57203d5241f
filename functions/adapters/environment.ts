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
  /** What stands before an SMS, as functions/adapters/captcha/chosen-challenge.ts knows it. */
  CAPTCHA: z._default(z.enum(['typed']), 'typed'),
  /** `sns`, or the address of a gateway: AWS's China regions have no SNS SMS. */
  SMS_SENDER: z._default(z.string().check(z.regex(/^(sns|https:\/\/[^\s@]+)$/)), 'sns'),
  SMS_GATEWAY_KEY_ID: z.optional(z.string().check(z.regex(/^[\w.-]{1,64}$/))),
  SMS_GATEWAY_SECRET: z.optional(z.string().check(z.minLength(16))),
  SMS_SENDER_ID: z.optional(z.string()),
  /** Where SNS sends messages from, if the deployment's own region has none. */
  SMS_REGION: z.optional(z.string()),
  /** Messages a day in all; past it sending stops and an alarm goes off. */
  SMS_DAILY_BUDGET: z._default(z.coerce.number().check(z.int(), z.positive()), 10_000),
  /** R16: so long the holder of an account that is certified and answers may stop its recovery. 0: not at all. */
  RECOVERY_COOLING_OFF_HOURS: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(720)), 24),
  /** Who decides what the face check's judge leaves open: nobody yet, so that the person tries again. */
  REVIEW_DESK: z._default(z.enum(['none']), 'none'),
  /** Above this risk of a presentation attack a person is to look, 0 to 1; else as face-thresholds.ts says. */
  FACE_RISK_FOR_REVIEW: z.optional(
    z.pipe(z.string().check(z.regex(/^(0(\.\d+)?|1(\.0+)?)$/)), z.coerce.number()),
  ),
})

/** A question holds a person's document number: it travels encrypted, or stays on this machine. */
function isServiceAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password, hash } = new URL(text)
  if (username !== '' || password !== '' || hash !== '') return false
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
  )
}

// Else zod would name the check that failed, in place of the sentence below.
const aborts = { abort: true } as const

const address = z.string().check(z.refine(isServiceAddress, aborts))
const keyId = z.string().check(z.regex(/^[\w.:-]{1,64}$/, aborts))
const secret = z.string().check(z.minLength(32, aborts))

const whatItMustBe = (name: string) =>
  `${name} is neither \`demonstration\` nor an https address (http on this machine only) that comes with a ` +
  `${name}_KEY_ID and a ${name}_SECRET of at least 32 characters.`

/** The market-supervision registry (R3), in the one room that asks it. */
const registrySchema = z.union(
  [
    z.object({ BUSINESS_REGISTRY: z.optional(z.literal('demonstration')) }),
    z.object({
      BUSINESS_REGISTRY: address,
      /** Says to the service which key signs; `SECRET` is that key, shared with the service. */
      BUSINESS_REGISTRY_KEY_ID: keyId,
      BUSINESS_REGISTRY_SECRET: secret,
    }),
  ],
  whatItMustBe('BUSINESS_REGISTRY'),
)

/** The authority that issued people's documents (R8), in the one room that asks it. */
const authoritySchema = z.union(
  [
    z.object({
      IDENTITY_AUTHORITY: z.optional(z.literal('demonstration')),
      /** Where the demonstration keeps the portraits of whoever enrolled on this machine. */
      IDENTITY_AUTHORITY_PORTRAITS: z.optional(z.string().check(z.minLength(1))),
    }),
    z.object({
      IDENTITY_AUTHORITY: address,
      IDENTITY_AUTHORITY_KEY_ID: keyId,
      IDENTITY_AUTHORITY_SECRET: secret,
    }),
  ],
  whatItMustBe('IDENTITY_AUTHORITY'),
)

const wholeSchema = z.intersection(z.intersection(environmentSchema, registrySchema), authoritySchema)
type Environment = z.infer<typeof wholeSchema>

let parsed: Environment | undefined
export const environment = (): Environment => (parsed ??= wholeSchema.parse(process.env))

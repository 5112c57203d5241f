import type { App } from 'aws-cdk-lib'
import * as z from 'zod/mini'

const count = z.coerce.number().check(z.int(), z.positive())
/** Of one; nothing at all is not zero. */
const share = z.pipe(
  z.pipe(z.union([z.number(), z.string().check(z.regex(/^[\d.]+$/))]), z.transform(Number)),
  z.number().check(z.minimum(0), z.maximum(1)),
)
const optional = z.optional(z.string().check(z.minLength(1)))

const region = z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/))

const WHICH_REGISTRY =
  'say which registry units are checked against: the https address of a service (docs/business-registry.md), or demonstration, which knows made-up units only.'

const WHICH_AUTHORITY =
  'say which authority’s portraits faces are compared with: the https address of a service (docs/identity-authority.md), or demonstration, which knows made-up people only.'

const serviceOrDemonstration = (which: string) =>
  z.string(which).check(z.regex(/^(demonstration|https:\/\/[^\s@#]+)$/, which))

/** What one deployment chooses, as CDK context: `cdk.json`, or `-c name=value` on the command line. */
const stageSchema = z.object({
  /** Part of every stack's name: two stages can live in one account. */
  stage: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,20}$/)),
  /** Near Guangdong. Hong Kong and the two regions inside China have no SNS SMS: see `smsRegion`, `smsGatewayUrl`. */
  region,
  /** The product's own name, with its ACM certificate from us-east-1. Without: CloudFront's name and certificate. */
  domainName: optional,
  certificateArn: optional,
  /** A web ACL of CloudFront scope, from us-east-1. */
  webAclArn: optional,
  /** Who hears the alarms; the address has to confirm once. */
  alarmEmail: optional,
  smsSenderId: optional,
  /** Where SNS sends messages from, if `region` has no SNS SMS. */
  smsRegion: z.optional(region),
  /** In place of SNS: docs/sms-gateway.md. The secret is the name or ARN of one in Secrets Manager of this region. */
  smsGatewayUrl: z.optional(z.string().check(z.regex(/^https:\/\/[^\s@]+$/))),
  smsGatewayKeyId: optional,
  smsGatewaySecret: optional,
  /** `demonstration` or an https address; nobody is to get the demonstration without having named it. */
  businessRegistry: serviceOrDemonstration(WHICH_REGISTRY),
  businessRegistryKeyId: optional,
  /** The name or ARN of one in Secrets Manager of this region, of 32 characters or more. */
  businessRegistrySecret: optional,
  /** As the registry: named, or there is none. */
  identityAuthority: serviceOrDemonstration(WHICH_AUTHORITY),
  identityAuthorityKeyId: optional,
  identityAuthoritySecret: optional,
  /** Above this risk of a presentation attack, 0 to 1, a person is to look; else as face-thresholds.ts says. */
  faceRiskForReview: z.optional(share),
  /** R16: so long a certified account's holder may stop its recovery; 0 for none. */
  recoveryCoolingOffHours: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(720)), 24),
  /** Messages a day in all, counted by the product itself. */
  smsDailyBudget: z._default(count, 10_000),
  /** US dollars a month, as AWS bills them. */
  smsMonthlySpend: z._default(count, 500),
  /** A Secrets Manager version id: naming a new one makes the next deployment use it (rotation). */
  originSecretVersion: optional,
  requestsPerSecond: z._default(count, 200),
  requestBurst: z._default(count, 400),
  /** At most so many copies of each function. Unset, they share the account's. */
  reservedConcurrency: z.optional(count),
})

export type Stage = z.infer<typeof stageSchema>

export function readStage(app: App): Stage {
  const read = stageSchema.safeParse(
    Object.fromEntries(
      Object.keys(stageSchema.shape).map((name) => [name, app.node.tryGetContext(name) as unknown]),
    ),
  )
  if (!read.success) throw new Error(read.error.issues.map(sentenceFor).join('\n'))
  const stage = read.data
  if (Boolean(stage.domainName) !== Boolean(stage.certificateArn)) {
    throw new Error('domainName and certificateArn go together: give both or neither.')
  }
  const gateway = [stage.smsGatewayUrl, stage.smsGatewayKeyId, stage.smsGatewaySecret].map(Boolean)
  if (new Set(gateway).size > 1) {
    throw new Error('smsGatewayUrl, smsGatewayKeyId and smsGatewaySecret go together: give all or none.')
  }
  checkKey(stage, 'businessRegistry')
  checkKey(stage, 'identityAuthority')
  return stage
}

function checkKey(stage: Stage, service: 'businessRegistry' | 'identityAuthority') {
  const [keyId, secret] = [`${service}KeyId`, `${service}Secret`] as const
  if ([stage[keyId], stage[secret]].map(Boolean).includes(stage[service] === 'demonstration')) {
    throw new Error(`${keyId} and ${secret} go with an address in ${service}, and with nothing else.`)
  }
}

const sentenceFor = ({ path, message }: { path: PropertyKey[]; message: string }) =>
  `${path.map(String).join('.')}: ${message}`

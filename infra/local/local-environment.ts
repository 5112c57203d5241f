import { randomBytes } from 'node:crypto'

/** What the AWS SDK and the handlers read when everything runs on one machine. */
export interface LocalEnvironment {
  databaseEndpoint: string
  tableName: string
  masterKeyFile: string
  publicOrigin: string
  originSecret: string
  smsEndpoint?: string
  /** A service to be asked over HTTP; without it the demonstration's units. */
  registry?: RegistryAccess | undefined
}

export interface RegistryAccess {
  url: string
  keyId: string
  secret: string
}

export const localEnvironment = (local: LocalEnvironment): Record<string, string> => ({
  AWS_ENDPOINT_URL_DYNAMODB: local.databaseEndpoint,
  ...(local.smsEndpoint === undefined ? {} : { AWS_ENDPOINT_URL_SNS: local.smsEndpoint }),
  AWS_REGION: 'cn-south-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  TABLE_NAME: local.tableName,
  MASTER_KEY: `file:${local.masterKeyFile}`,
  PUBLIC_ORIGIN: local.publicOrigin,
  ORIGIN_SECRET: local.originSecret,
  ...registryEnvironment(local.registry),
})

const registryEnvironment = (registry: RegistryAccess | undefined): Record<string, string> =>
  registry
    ? {
        BUSINESS_REGISTRY: registry.url,
        BUSINESS_REGISTRY_KEY_ID: registry.keyId,
        BUSINESS_REGISTRY_SECRET: registry.secret,
      }
    : { BUSINESS_REGISTRY: 'demonstration' }

export const newOriginSecret = () => randomBytes(24).toString('base64url')

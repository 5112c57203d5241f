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
  registry?: ServiceAccess | undefined
  /** A service to be asked over HTTP; without it the demonstration's people. */
  authority?: ServiceAccess | undefined
  /** Where the demonstration finds who enrolled on this machine; without it nobody did. */
  portraitsFolder?: string | undefined
}

export interface ServiceAccess {
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
  ...serviceEnvironment('BUSINESS_REGISTRY', local.registry),
  ...serviceEnvironment('IDENTITY_AUTHORITY', local.authority),
  ...(local.authority || local.portraitsFolder === undefined
    ? {}
    : { IDENTITY_AUTHORITY_PORTRAITS: local.portraitsFolder }),
})

const serviceEnvironment = (name: string, access: ServiceAccess | undefined): Record<string, string> =>
  access
    ? { [name]: access.url, [`${name}_KEY_ID`]: access.keyId, [`${name}_SECRET`]: access.secret }
    : { [name]: 'demonstration' }

export const newOriginSecret = () => randomBytes(24).toString('base64url')

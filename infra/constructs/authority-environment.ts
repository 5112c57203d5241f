import { Annotations } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Stage } from '../stage.ts'
import { serviceEnvironment } from './service-environment.ts'

/** What the room reads that checks faces against the identity authority's portraits. */
export const authorityEnvironment = (stage: Stage): Record<string, string> => ({
  ...serviceEnvironment('IDENTITY_AUTHORITY', {
    address: stage.identityAuthority,
    keyId: stage.identityAuthorityKeyId,
    secret: stage.identityAuthoritySecret,
  }),
  ...(stage.faceRiskForReview === undefined ? {} : { FACE_RISK_FOR_REVIEW: String(stage.faceRiskForReview) }),
})

/** Whoever deploys the repository as it lies here is to know what it does to people. */
export function warnOfDemonstrationAuthority(scope: Construct, { identityAuthority }: Stage) {
  if (identityAuthority !== 'demonstration') return
  const why =
    'Faces are compared with the demonstration’s portraits: it knows made-up people only, and no real one can be certified. ' +
    'Name a service as identityAuthority (docs/identity-authority.md) before people come.'
  Annotations.of(scope).addWarningV2('yuejiantong:demonstration-authority', why)
}

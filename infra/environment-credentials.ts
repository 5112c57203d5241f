// Stands in for @aws-sdk/credential-provider-node in bundles: Lambda and the local start both put credentials into the
// environment, so the ways through SSO, STS, profiles and instance metadata are 120 KB that can never be reached.
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'

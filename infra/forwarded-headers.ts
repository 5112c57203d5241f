/** All that functions see of a viewer's headers, cookies aside: CloudFront and the local gateway drop the others. */
export const forwardedHeaders = [
  'content-type',
  'idempotency-key',
  'origin',
  'user-agent',
  'x-surface',
] as const

/**
 * The table as data: the stack deploys it and the local start creates it, so the two cannot differ.
 * One table, `pk`/`sk`: ACCOUNT#…, DOCUMENT#…, PHONE#…, CODE#…, SCAN_LOGIN#… and so on, one prefix a store.
 */
export const tableShape = {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'ttl',
} as const

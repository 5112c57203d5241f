/** What a QR code is that is not one of our login codes, as far as can be told without opening it. */
export type ForeignCode = { kind: 'own-page' } | { kind: 'site'; host: string } | { kind: 'other' }

/** @param origin of this product, as `https://host[:port]` */
export function foreignCode(text: string, origin: string): ForeignCode {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) return { kind: 'other' }
  return url.origin === origin ? { kind: 'own-page' } : { kind: 'site', host: url.host }
}
